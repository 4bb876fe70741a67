// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * tcplife: TCP sessions, each told when its socket's state becomes CLOSE. That
 * happens in whatever runs at that moment, so whose session it is was noted before,
 * where that is certain: by the task that connects, or the one that accepts.
 */
#include "kit.bpf.h"
#include "accept.bpf.h"
#include "endpoint.bpf.h"
#include "follow.bpf.h"
#include "strays.bpf.h"

#define IPPROTO_TCP 6
#define UNKNOWN (~0ULL)

enum side {
	NOBODY,
	LOCAL,
	REMOTE,
};

struct life_event {
	struct kit_head head; /* the owner's; host_pid 0: unknown */
	struct kit_ends ends;
	__u64 duration; /* UNKNOWN: it began before the tool */
	__u64 sent;
	__u64 received;
	__u32 retransmitted;
	__s32 error;
	__u32 opened; /* by which side */
	__u32 closed; /* by which side first */
};
KIT_EVENT(life_event);

/* A session under way. */
struct life {
	__u64 start; /* CLOCK_BOOTTIME; 0: not yet */
	struct kit_who owner;
	__u32 owned; /* whether that is known */
	__u32 opened;
};
KIT_EVENT(life);

const volatile __u32 attempts = 0;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, __u64); /* the socket's address: it stays one as long as it has a state */
	__type(value, struct life);
} lives SEC(".maps");

static __always_inline void lost(void)
{
	kit_count(seen);
	kit_count(map_full);
}

/* connect(2), in the task that called it. The local port is not known yet. */
static __always_inline int connecting(struct sock *sk)
{
	struct life life = { .owned = true, .opened = LOCAL };
	struct kit_ends ends;

	kit_ends(false, &ends, sk);
	if (!kit_ends_may_pass(&ends) || !kit_pass(&life.owner))
		return 0;
	if (attempts)
		life.start = bpf_ktime_get_boot_ns();
	kit_stray_begin(&lives, (__u64)sk, &life);
	return 0;
}

static __always_inline int established(struct sock *sk, int old)
{
	__u64 key = (__u64)sk;
	struct life *life = bpf_map_lookup_elem(&lives, &key);
	struct life fresh = {};
	struct kit_ends ends;
	bool stray;

	if (!kit_live.on)
		return 0;
	fresh.opened = old == BPF_TCP_SYN_RECV ? REMOTE : LOCAL;
	stray = !life && fresh.opened == LOCAL && kit_is_stray(key);
	/* Somebody else's, or begun before the tool. */
	if (!life && !stray && fresh.opened == LOCAL && kit_chooses())
		return 0;
	kit_ends(false, &ends, sk);
	if (!kit_ends_pass(&ends)) {
		if (life)
			bpf_map_delete_elem(&lives, &key);
		if (stray)
			kit_stray_add(key, -1);
		return 0;
	}
	if (life) {
		life->start = bpf_ktime_get_boot_ns();
		return 0;
	}
	fresh.start = bpf_ktime_get_boot_ns();
	/* Whose one is that came from outside, its accept will tell. */
	if (stray || (!kit_stray_begin(&lives, key, &fresh) && !kit_chooses()))
		lost();
	return 0;
}

/* accept(2), in the task that called it. */
static __always_inline int accepted(struct sock *sk)
{
	__u64 key = (__u64)sk;
	struct life *life = bpf_map_lookup_elem(&lives, &key);
	struct kit_who who;

	if (!life && kit_chooses() && kit_is_stray(key) && kit_pass(&who))
		lost();
	if (!life || life->owned || life->opened != REMOTE)
		return 0;
	if (kit_pass(&who)) {
		life->owner = who;
		life->owned = true;
	} else {
		if (kit_chooses())
			bpf_map_delete_elem(&lives, &key);
	}
	return 0;
}

/* The kernel's counts are of sequence numbers: a SYN of ours and either side's FIN
 * count as a byte each. */
static __always_inline void count_bytes(struct life_event *e, struct tcp_sock *tp,
					struct sock *sk, int old)
{
	__u64 once = tp->bytes_sent - tp->bytes_retrans;
	bool fin = old == BPF_TCP_FIN_WAIT1 || old == BPF_TCP_FIN_WAIT2 ||
		   old == BPF_TCP_LAST_ACK || old == BPF_TCP_CLOSING;

	e->sent = tp->bytes_acked - (e->opened == LOCAL && old != BPF_TCP_SYN_SENT) -
		  (fin && tp->snd_una == tp->write_seq);
	/* Where it is not known who opened the session, this does not count the SYN. */
	if (e->sent > once)
		e->sent = once;
	e->received = tp->bytes_received - kit_fin_received(sk);
}

/* Which side ended it first. */
static __always_inline __u32 closer(int old, int error)
{
	if (old == BPF_TCP_CLOSE_WAIT || old == BPF_TCP_LAST_ACK)
		return REMOTE;
	if (old != BPF_TCP_ESTABLISHED)
		return old == BPF_TCP_SYN_SENT ? NOBODY : LOCAL;
	/* Without a word: a reset, from there or from here (ss -K); or nothing was heard. */
	if (error == 104 /* ECONNRESET */)
		return REMOTE;
	return error && error != 103 /* ECONNABORTED */ ? NOBODY : LOCAL;
}

static __always_inline void tell(struct sock *sk, int old, const struct life *life, bool stray)
{
	struct tcp_sock *tp = bpf_skc_to_tcp_sock(sk);
	struct life_event e = {};
	struct kit_who who = {};

	if (!tp)
		return;
	kit_ends(false, &e.ends, sk);
	/* That of the table of ports has already been given back. */
	e.ends.lport = bpf_ntohs(tp->inet_conn.icsk_inet.inet_sport);
	if (!kit_ends_pass(&e.ends))
		return;
	if (stray) {
		lost();
		return;
	}
	kit_count(seen);
	who.uid = sk->sk_uid.val;
	if (life && life->owned)
		who = life->owner;
	kit_fill(&e.head, &who, sizeof(e), 0);
	e.duration = UNKNOWN;
	if (life) {
		e.opened = life->opened;
		if (life->start)
			e.duration = e.head.time - life->start;
	}
	count_bytes(&e, tp, sk, old);
	e.retransmitted = tp->total_retrans;
	e.error = sk->sk_err;
	e.closed = closer(old, e.error);
	kit_send(&e, sizeof(e));
}

static __always_inline int ended(struct sock *sk, int old)
{
	__u64 key = (__u64)sk;
	struct life *life = bpf_map_lookup_elem(&lives, &key);
	bool stray = !life && kit_is_stray(key);
	bool was_one = old != BPF_TCP_SYN_SENT && old != BPF_TCP_SYN_RECV &&
		       old != BPF_TCP_LISTEN && old != BPF_TCP_CLOSE;

	if (attempts && old == BPF_TCP_SYN_SENT && (life || stray))
		was_one = true;
	if (!kit_live.on)
		was_one = false;
	if (stray) {
		kit_stray_add(key, -1);
		/* An attempt; of a session it has been counted. */
		if (old != BPF_TCP_SYN_SENT)
			was_one = false;
	} else if (kit_chooses() && !(life && life->owned)) {
		/* Of unknown owner: it may be anybody's. */
		was_one = false;
	}
	if (was_one)
		tell(sk, old, life, stray);
	if (life)
		bpf_map_delete_elem(&lives, &key);
	return 0;
}

SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(changed, struct sock *sk, int old, int new)
{
	if (new != BPF_TCP_SYN_SENT && new != BPF_TCP_ESTABLISHED && new != BPF_TCP_CLOSE)
		return 0;
	if (sk->sk_protocol != IPPROTO_TCP)
		return 0;
	if (new == BPF_TCP_CLOSE)
		return ended(sk, old);
	return new == BPF_TCP_SYN_SENT ? connecting(sk) : established(sk, old);
}

KIT_ON_ACCEPT(accepted)
