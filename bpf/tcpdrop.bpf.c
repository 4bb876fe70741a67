// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * tcpdrop: packets that the kernel throws away, each where that happens. Whose they
 * are their headers say, or a socket where there are none yet; never the task that
 * the processor happens to run.
 */
#include "kit.bpf.h"
#include "endpoint.bpf.h"
#include "packet.bpf.h"

#define REASONS 16
#define DEPTH 64 /* frames: a packet on top of a system call has some 40 */
#define UNKNOWN (~0U)
#define TIME_WAIT_STATE 6
#define NEW_SYN_RECV 12

struct drop_event {
	struct kit_head head; /* of nobody */
	struct kit_ends ends; /* netns 0: unknown */
	__u64 location;	      /* a return address; 0: unknown */
	__u32 reason;	      /* KIT_NO_REASON: this kernel tells none */
	__u32 length;
	__u32 uid; /* of the socket, UNKNOWN without */
	__u32 now_pid;
	__u8 protocol;
	__u8 flags;
	__u8 state; /* of the socket, 0 without */
	__u8 incoming;
	char now_comm[16]; /* what the processor ran */
	__u32 pad;
};
KIT_EVENT(drop_event);

const volatile __u32 all_protocols = 0;
const volatile __u32 stack = 0;
const volatile __u32 reasons = 0;
const volatile __u32 reason[REASONS] = {};

struct with_stack {
	struct drop_event event;
	__u64 frames[DEPTH];
};

static __always_inline bool asked_for(__u32 why)
{
	if (!reasons)
		return true;
	for (int i = 0; i < REASONS && i < reasons; i++)
		if (reason[i] == why)
			return true;
	return false;
}

/* What the socket knows of itself. Those that stand for one while it is made or after
 * its end have no more than the common fields. */
static __always_inline void ask_socket(struct drop_event *e, struct sock *sk)
{
	__u8 state = sk->__sk_common.skc_state;

	if (state != TIME_WAIT_STATE && state != NEW_SYN_RECV) {
		e->uid = sk->sk_uid.val;
		if (sk->sk_type != 1 /* SOCK_STREAM */)
			return;
	}
	if (e->protocol == KIT_TCP)
		e->state = state;
}

/* The socket, if it is one of IP: what sends raw frames is none, and in a fragment
 * something else stood in its place (before 6.11 or so). */
static __always_inline bool is_ip(struct sock *sk)
{
	__u16 family;

	/* A pointer of which the verifier knows more than its type has to be asked. */
	if (!sk)
		return false;
	family = sk->__sk_common.skc_family;
	return family == 2 || family == 10; /* AF_INET, AF_INET6 */
}

/* Ports and addresses of headers, as the packet's direction turns them. */
static __always_inline void turn(struct kit_ends *ends, const struct kit_packet *p, bool incoming)
{
	__u64 turned = -(__u64)incoming;

	/* Without a branch, as the verifier would follow both to the end. */
	barrier_var(turned);
	for (int i = 0; i < 2; i++) {
		__u64 differ = (p->from[i] ^ p->to[i]) & turned;

		ends->laddr[i] = p->from[i] ^ differ;
		ends->raddr[i] = p->to[i] ^ differ;
	}
	turned &= p->sport ^ p->dport;
	ends->lport = p->sport ^ turned;
	ends->rport = p->dport ^ turned;
}

/* The inode of the namespace that its device is in; 0: it has none (any more). */
static __always_inline __u32 device_netns(struct sk_buff *skb)
{
	return skb->dev ? skb->dev->nd_net.net->ns.inum : 0;
}

/* Whether the socket with these ends is the one that has sent this packet that came in:
 * over a veth, from another namespace, it keeps that until IP takes it off. */
static __always_inline bool is_senders(const struct kit_ends *ends, const struct kit_packet *p,
				       struct sk_buff *skb)
{
	/* One that is closed may have given back its own port. */
	bool sent = ends->lport ? ends->lport == p->sport : ends->rport == p->dport;
	bool gets = ends->lport ? ends->lport == p->dport : ends->rport == p->sport;
	__u32 netns;

	if (sent != gets)
		return sent;
	if (sent)
		return ends->laddr[1] == p->from[1] && ends->laddr[0] == p->from[0] &&
		       (p->from[1] != p->to[1] || p->from[0] != p->to[0]);
	/* No ports, or translated ones. In a queue of a socket's something else stands in
	 * the device's place, which is why this is asked last. */
	netns = ends->lport ? device_netns(skb) : 0;
	return netns && netns != ends->netns;
}

static __always_inline bool describe(struct drop_event *e, struct sk_buff *skb, struct sock *rx)
{
	struct sock *sk = rx ?: skb->sk;
	struct kit_packet packet;
	bool ip = is_ip(sk), headers = kit_packet(&packet, skb);
	__u32 device = skb->skb_iif;

	/* Where it came in. (`rx` does not tell: newer kernels pass the sender's as well.) */
	e->incoming = (device | -device) >> 31;
	if (headers) {
		e->protocol = packet.protocol;
		e->flags = packet.flags;
	} else if (ip && !e->incoming) {
		/* It has got no headers yet. */
		e->protocol = sk->sk_protocol;
	} else {
		return false;
	}
	if (e->protocol != KIT_TCP && !all_protocols)
		return false;
	e->uid = UNKNOWN - KIT_ZERO;
	e->state = KIT_ZERO;
	if (ip) {
		kit_ends(false, &e->ends, sk);
		ip = !e->incoming || !is_senders(&e->ends, &packet, skb);
	}
	if (ip)
		ask_socket(e, sk);
	else
		e->ends.netns = device_netns(skb);
	if (headers)
		turn(&e->ends, &packet, e->incoming);
	return kit_ends_pass(&e->ends);
}

static __always_inline void send_with_stack(void *ctx, const struct drop_event *event)
{
	struct with_stack *record = kit_reserve(sizeof(*record));
	long bytes;

	if (!record)
		return;
	record->event = *event;
	bytes = bpf_get_stack(ctx, record->frames, sizeof(record->frames), 0);
	record->event.head.tail = bytes > 0 ? bytes : 0;
	kit_submit(record);
}

static __always_inline int drop(void *ctx, struct sk_buff *skb, struct sock *rx, __u64 location,
				__u32 why)
{
	struct drop_event e = {};
	struct kit_who who = {};

	if (!kit_live.on || !asked_for(why))
		return 0;
	skb = kit_plain(skb, sk_buff);
	rx = kit_plain(rx, sock);
	if (!describe(&e, skb, rx))
		return 0;
	kit_count(seen);
	kit_fill(&e.head, &who, sizeof(e), 0);
	e.location = location;
	e.reason = why;
	e.length = skb->len;
	kit_numbers(&who);
	e.now_pid = who.pid;
	bpf_get_current_comm(e.now_comm, sizeof(e.now_comm));
	if (stack)
		send_with_stack(ctx, &e);
	else
		kit_send(&e, sizeof(e));
	return 0;
}

SEC("tp_btf/kfree_skb")
int BPF_PROG(dropped, struct sk_buff *skb, void *location)
{
	return drop(ctx, skb, kit_compat_rx_sk(ctx), (__u64)location, kit_compat_reason(ctx));
}
