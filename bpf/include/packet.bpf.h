// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What the headers of a packet say. They lie in memory that has no type: before 6.2
 * it is read by helper, which lockdown forbids; since then as what it is cast to.
 */
#ifndef PACKET_BPF_H
#define PACKET_BPF_H

#include "socket.bpf.h"

#define KIT_TCP 6
#define KIT_UDP 17
#define KIT_SCTP 132
#define KIT_UDPLITE 136

#define KIT_EXTENSIONS 6 /* headers between that of IPv6 and the next protocol's */

struct kit_packet {
	__u64 from[2], to[2]; /* as in kit_ends */
	__u16 sport, dport;
	__u8 protocol;
	__u8 flags; /* if that is TCP */
};

/* Looked up, not compared: the verifier would follow each outcome. */
const volatile __u8 kit_has_ports[256] = {
	[KIT_TCP] = 1, [KIT_UDP] = 1, [KIT_SCTP] = 1, [KIT_UDPLITE] = 1,
};

/* A field of a header, which every packet has in the same place. */
#define KIT_AT(p, type, place)                                                     \
	({                                                                         \
		type v_ = 0;                                                       \
		if (kit_config.tcphdr)                                             \
			v_ = *(type *)((void *)(p) + (place));                     \
		else                                                               \
			bpf_probe_read_kernel(&v_, sizeof(v_), (void *)(p) + (place)); \
		v_;                                                                \
	})

/* Whether so many bytes are the packet's. Behind its end lie what others have left, and
 * pages of which nobody here knows. */
static __always_inline bool kit_is_within(const void *place, __u32 bytes, const void *end)
{
	return (__u64)place + bytes <= (__u64)end;
}

/* The headers behind that of IPv6, up to the protocol's; false in a fragment that has
 * not got that, or a packet that ends before. The first four bytes of each are read as
 * those of another type. */
static __always_inline bool kit_skip_extensions(struct kit_packet *p, void **place,
						const void *end)
{
	kit_turns(KIT_EXTENSIONS) {
		struct tcphdr *h = kit_plain(*place, tcphdr);
		__u16 first;

		switch (p->protocol) {
		case 0:	  /* hop by hop */
		case 43:  /* routing */
		case 60:  /* for the destination */
		case 51:  /* authentication */
		case 44: /* fragment */
			break;
		default:
			return true;
		}
		if (!kit_is_within(*place, 8, end))
			return false;
		first = KIT_AT(h, __u16, 0);
		if (p->protocol == 44) {
			if (KIT_AT(h, __u16, 2) & bpf_htons(0xfff8))
				return false;
			*place += 8;
		} else if (p->protocol == 51) {
			*place += ((first >> 8) + 2) * 4;
		} else {
			*place += ((first >> 8) + 1) * 8;
		}
		p->protocol = (__u8)first;
	}
	return false;
}

/* Of a packet of IP; false if it is none, or its headers are not there (yet). */
static __always_inline bool kit_packet(struct kit_packet *p, struct sk_buff *skb)
{
	void *place = skb->head + skb->network_header, *end = skb->head + skb->tail;
	struct ipv6hdr *six;
	struct iphdr *four;
	struct tcphdr *tcp;
	__u8 first;

	p->from[0] = p->from[1] = p->to[0] = p->to[1] = KIT_ZERO;
	p->sport = p->dport = p->protocol = p->flags = KIT_ZERO;
	if (!kit_is_within(place, 20, end))
		return false;
	if (skb->protocol == bpf_htons(0x0800)) {
		four = kit_plain(place, iphdr);
		first = KIT_AT(four, __u8, 0);
		if (first >> 4 != 4)
			return false;
		p->protocol = KIT_AT(four, __u8, 9);
		kit_map_v4(p->from, KIT_AT(four, __be32, 12));
		kit_map_v4(p->to, KIT_AT(four, __be32, 16));
		if (KIT_AT(four, __u16, 6) & bpf_htons(0x1fff))
			return true; /* a later fragment has no ports */
		place += (first & 15) * 4;
	} else if (skb->protocol == bpf_htons(0x86dd)) {
		six = kit_plain(place, ipv6hdr);
		if (KIT_AT(six, __u8, 0) >> 4 != 6 || !kit_is_within(place, 40, end))
			return false;
		p->protocol = KIT_AT(six, __u8, 6);
		for (int i = 0; i < 2; i++) {
			p->from[i] = KIT_AT(six, __u64, 8 + 8 * i);
			p->to[i] = KIT_AT(six, __u64, 24 + 8 * i);
		}
		place += 40;
		if (!kit_skip_extensions(p, &place, end))
			return true;
	} else {
		return false;
	}
	if (!kit_has_ports[p->protocol] || !kit_is_within(place, 4, end))
		return true;
	tcp = kit_plain(place, tcphdr);
	p->sport = bpf_ntohs(KIT_AT(tcp, __be16, 0));
	p->dport = bpf_ntohs(KIT_AT(tcp, __be16, 2));
	if (kit_is_within(place, 14, end))
		p->flags = KIT_AT(tcp, __u8, 13);
	return true;
}

#endif
