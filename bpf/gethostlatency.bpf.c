// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * gethostlatency: host lookups by functions of the C library, from entry to return.
 * Only the outermost call of a thread is a lookup: gethostbyname calls
 * gethostbyname_r, and how that has failed is why gethostbyname has.
 */
#include "kit.bpf.h"
#include "follow.bpf.h"
#include "user.bpf.h"

#define HOST 256   /* a name has at most 253 bytes */
#define SERVICE 32 /* NI_MAXSERV */
#define NI_NUMERICHOST 1
#define NETDB_INTERNAL -1

/* In the order of FUNCTIONS in tools/gethostlatency.rs. */
enum host_function {
	GETADDRINFO,
	GETNAMEINFO,
	GETHOSTBYNAME, GETHOSTBYNAME2, GETHOSTBYADDR,
	GETHOSTBYNAME_R, GETHOSTBYNAME2_R, GETHOSTBYADDR_R,
};

/* What kind of number tells how it went. */
enum host_outcome { SUCCEEDED, FAILED, FAILED_EAI, FAILED_H_ERRNO, FAILED_ERRNO };

/* The tail: the name, or the bytes of an address; the service. */
struct host_event {
	struct kit_head head;
	__u64 lat;
	__u32 function;
	__s32 err;
	__u16 outcome;
	__u16 family; /* of an address; 0 if it is a name */
	__u16 host;   /* bytes, with the NUL of a name; 0 if there is none */
	__u16 service;
	/* Damaged: counted where it is shown, as user space leaves some out. */
	__u32 cut, fault;
};
KIT_EVENT(host_event);

const volatile __u32 failed = 0;
const volatile __u64 min_ns = 0;
const volatile __u64 max_ns = 0;

/* A call that runs, and where those whose names end with _r will leave their outcome. */
struct call {
	__u64 frame;
	__u64 result, h_errno;
};

struct lookup {
	struct host_event event;
	char text[HOST + SERVICE];
	__u64 name, service; /* where they stand */
	struct call outer;
	struct call inner; /* by which the outer one does its work */
};

/* By thread. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, __u32);
	__type(value, struct lookup);
} running SEC(".maps");

/* What an entry starts with: too large for the stack. Nobody writes to it. */
struct lookup blank;

static __always_inline void call(struct call *call, const struct kit_regs *ctx, __u32 function)
{
	call->frame = ctx->sp;
	call->result = call->h_errno = 0;
	if (function == GETHOSTBYNAME_R) {
		call->result = kit_user_parm(ctx, 4);
		call->h_errno = kit_user_parm(ctx, 5);
	} else if (function == GETHOSTBYNAME2_R) {
		call->result = kit_user_parm(ctx, 5);
		call->h_errno = kit_user_parm(ctx, 6);
	} else if (function == GETHOSTBYADDR_R) {
		call->result = kit_user_parm(ctx, 6);
		call->h_errno = kit_user_parm(ctx, 7);
	}
}

/* Of such a function, at its return. */
static __always_inline void outcome(struct host_event *e, const struct call *call, __s32 ret)
{
	__u64 result = 0;
	__s32 code = 0;

	bpf_probe_read_user(&result, sizeof(result), (void *)call->result);
	bpf_probe_read_user(&code, sizeof(code), (void *)call->h_errno);
	e->err = code;
	if (result) {
		e->outcome = SUCCEEDED;
	} else if (code && code != NETDB_INTERNAL) {
		e->outcome = FAILED_H_ERRNO;
	} else {
		e->outcome = ret ? FAILED_ERRNO : FAILED;
		e->err = ret;
	}
}

/* The host, at the entry: the caller may have its name overwritten by the result. */
static __always_inline void read_host(struct lookup *l, const struct kit_regs *ctx, __u32 function)
{
	const void *at = (void *)kit_user_parm(ctx, 0);
	struct host_event *e = &l->event;
	long n = 0;

	if (function == GETNAMEINFO) {
		n = kit_user_sockaddr(l->text, &e->family, at);
	} else if (function == GETHOSTBYADDR || function == GETHOSTBYADDR_R) {
		e->family = kit_user_parm(ctx, 2);
		n = kit_user_address(l->text, e->family, at);
	} else if (at) {
		l->name = (__u64)at;
		n = kit_user_str(l->text, HOST, at);
		l->event.cut = n == HOST;
	}
	e->host = n > 0 ? n : 0;
	l->event.fault = n < 0;
}

/* The rest, at the return; and a name that could not be read at the entry because its page
 * was not there yet: by now the function has read it. */
static __always_inline void read_rest(struct lookup *l)
{
	long n;

	if (l->event.fault && l->name) {
		n = kit_user_str(l->text, HOST, (void *)l->name);
		l->event.fault = n < 0;
		l->event.cut = n == HOST;
		l->event.host = n > 0 ? n : 0;
	}
	if (l->service && l->event.host <= HOST) {
		n = kit_user_str(l->text + l->event.host, SERVICE, (void *)l->service);
		l->event.fault |= n < 0;
		l->event.cut |= n == SERVICE;
		l->event.service = n > 0 ? n : 0;
	}
}

static __noinline int enter(struct kit_regs *ctx, __u32 function)
{
	__u32 tid = bpf_get_current_pid_tgid();
	struct kit_who who;
	struct lookup *l;

	if (!kit_pass(&who))
		return 0;
	l = bpf_map_lookup_elem(&running, &tid);
	if (l && kit_user_inside(ctx, l->outer.frame)) {
		if (function >= GETHOSTBYNAME_R)
			call(&l->inner, ctx, function);
		return 0;
	}
	if (l)
		kit_give_up(&running, &tid);
	/* Then it only writes the address as text, or asks for a service alone. */
	if (function == GETNAMEINFO && (kit_user_parm(ctx, 6) & NI_NUMERICHOST ||
					!kit_user_parm(ctx, 2) || !(__u32)kit_user_parm(ctx, 3)))
		return 0;
	if (!kit_map_put(&running, &tid, &blank)) {
		kit_count(seen);
		return 0;
	}
	l = bpf_map_lookup_elem(&running, &tid);
	if (!l)
		return 0;
	l->event.function = function;
	call(&l->outer, ctx, function);
	if (function == GETADDRINFO)
		l->service = kit_user_parm(ctx, 1);
	read_host(l, ctx, function);
	kit_fill(&l->event.head, &who, sizeof(l->event), 0);
	return 0;
}

/* Its thread's lookup has returned. */
static __always_inline void finish(struct lookup *l, __u64 ret)
{
	struct host_event *e = &l->event;
	__u64 now = bpf_ktime_get_boot_ns();
	__u32 tail;

	if (e->function >= GETHOSTBYNAME_R) {
		outcome(e, &l->outer, ret);
	} else if (e->function <= GETNAMEINFO) {
		e->err = ret;
		e->outcome = e->err ? FAILED_EAI : SUCCEEDED;
	} else if (ret) {
		e->outcome = SUCCEEDED;
	} else if (!e->outcome) {
		e->outcome = FAILED;
	}
	e->lat = now - e->head.time;
	e->head.time = now;
	if ((failed && !e->outcome) || e->lat < min_ns || (max_ns && e->lat > max_ns))
		return;
	kit_count(seen);
	read_rest(l);
	tail = e->head.tail = e->host + e->service;
	if (tail <= sizeof(l->text))
		kit_send(l, sizeof(*e) + tail);
}

static __noinline int leave(struct kit_regs *ctx)
{
	__u32 tid = bpf_get_current_pid_tgid();
	__u64 frame = kit_user_frame(ctx);
	__u64 ret = KIT_USER_RESULT(ctx);
	struct lookup *l;

	l = bpf_map_lookup_elem(&running, &tid);
	if (!l || !kit_live.on)
		return 0;
	if (frame == l->inner.frame)
		outcome(&l->event, &l->inner, ret);
	if (frame == l->outer.frame) {
		finish(l, ret);
		bpf_map_delete_elem(&running, &tid);
	}
	return 0;
}

KIT_USER_PROGRAMS(running)
KIT_USER_ENTRY(getaddrinfo, GETADDRINFO)
KIT_USER_ENTRY(getnameinfo, GETNAMEINFO)
KIT_USER_ENTRY(gethostbyname, GETHOSTBYNAME)
KIT_USER_ENTRY(gethostbyname2, GETHOSTBYNAME2)
KIT_USER_ENTRY(gethostbyaddr, GETHOSTBYADDR)
KIT_USER_ENTRY(gethostbyname_r, GETHOSTBYNAME_R)
KIT_USER_ENTRY(gethostbyname2_r, GETHOSTBYNAME2_R)
KIT_USER_ENTRY(gethostbyaddr_r, GETHOSTBYADDR_R)
