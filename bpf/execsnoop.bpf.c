// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * execsnoop: programs that replace a process's old one. A success is seen where
 * the kernel tells of it, with the new program's argument area, which lies in one
 * piece; a failure when the call returns, with the caller's own arguments.
 */
#include "kit.bpf.h"
#include "path.bpf.h"
#include "syscall.bpf.h"
#include "task.bpf.h"

#define PATH 4096   /* PATH_MAX */
#define POINTERS 64 /* of a failed call's arguments, this many are followed */
#define UNKNOWN ~0ULL
#define EFAULT 14
#define ENAMETOOLONG 36

/* The tail: arguments, path, and names of the working directory. */
struct exec_event {
	struct kit_head head;
	__u64 missing; /* bytes of arguments left out behind the first `front` ones */
	__u32 front;
	__u32 args; /* bytes of each part of the tail */
	__u32 file;
	__u32 cwd;
	__u32 cwd_how; /* KIT_PATH_* */
	__s32 ret;
	__u32 old_tid;
	__u32 cpu;
	struct kit_parent parent;
};
KIT_EVENT(exec_event);

const volatile __u32 failed = 0;
const volatile __u32 file = 0;
const volatile __u32 cwd = 0;
const volatile __u64 max_args = 4096;

/* Where the parts of an exec are to be read from. */
struct exec {
	struct exec_event event;
	const void *path;
	const void *args; /* the area of a new program, the pointers of a failed call */
	__u64 length;	  /* of the area */
	__u32 width;	  /* of a pointer */
	const struct fs_struct *fs;
};

static __always_inline void begin(struct exec *x, const struct kit_who *who, bool raw,
				  struct task_struct *task)
{
	kit_count(seen);
	kit_fill(&x->event.head, who, sizeof(x->event), 0);
	kit_parent(raw, &x->event.parent, task);
	x->event.cpu = bpf_get_smp_processor_id();
	if (cwd)
		x->fs = KIT_READ(raw, task, fs);
}

static __always_inline void unreadable(const struct exec *x)
{
	if (x->event.ret != -EFAULT)
		kit_count(fault);
}

/* The area in one piece; if that is too long, its first and its last half. */
static __always_inline __u64 area(struct exec_event *e, char *text, const struct exec *x)
{
	const __u64 half = max_args / 2;
	__u64 n = x->length;
	long error;

	if (n > max_args) {
		error = bpf_probe_read_user(text, half, x->args) ?:
			bpf_probe_read_user(text + half, half, x->args + n - half);
		e->front = half;
		e->missing = n - 2 * half;
		n = 2 * half;
		kit_count(cut);
	} else {
		barrier_var(n);
		if (n > max_args)
			return 0;
		error = bpf_probe_read_user(text, n, x->args);
	}
	if (!error)
		return n;
	unreadable(x);
	e->front = 0;
	e->missing = x->length;
	return 0;
}

/* String by string, pieces of at most `path` bytes, up to `room`; what is more
 * than that, a length that is larger. */
static __always_inline __u64 walk(struct exec_event *e, char *text, const struct exec *x,
				  const __u64 room, const __u64 path)
{
	const void *place = x->args, *from = NULL;
	__u64 pointer, n = 0;
	__u32 left = POINTERS;
	long length;

	if (!place)
		return 0; /* the kernel takes that for an empty list */
	for (int i = 0; i < POINTERS + 1 + room / path && n <= room; i++) {
		if (!from) {
			pointer = 0;
			if (x->width == 4 ? bpf_probe_read_user(&pointer, 4, place)
					  : bpf_probe_read_user(&pointer, 8, place))
				goto fault;
			if (!pointer)
				return n;
			if (!left--)
				break;
			place += x->width;
			from = (void *)pointer;
		}
		length = bpf_probe_read_user_str(text + n, path, from);
		if (length <= 0)
			goto fault;
		if (length == path) {
			n += path - 1;
			from += path - 1;
		} else {
			n += length;
			from = NULL;
		}
	}
	if (n > room && room < max_args)
		return n;
	if (n > max_args)
		n = max_args;
	kit_count(cut);
	goto end;
fault:
	unreadable(x);
end:
	e->front = n;
	e->missing = UNKNOWN;
	return n;
}

/* Sends a record with room for so many bytes of arguments, and of path; false
 * if that is too little. */
static __always_inline bool fits(const struct exec *x, const __u64 room, const __u64 path)
{
	struct exec_event *e;
	char *text;
	__u64 n;
	long m;

	if (x->event.ret == 0 && x->length > room && room < max_args)
		return false;
	e = kit_reserve(sizeof(*e) + room + path + (cwd ? KIT_NAMES_ROOM : 0));
	if (!e)
		return true;
	*e = x->event;
	text = (void *)(e + 1);
	n = x->event.ret ? walk(e, text, x, room, path) : area(e, text, x);
	if (n > room)
		goto larger;
	e->args = n;
	if (file) {
		m = bpf_probe_read_user_str(text + n, path, x->path);
		if (m == path && path < PATH)
			goto larger;
		if (m <= 0) {
			unreadable(x);
			m = 0;
		}
		if (m == PATH && x->event.ret == -ENAMETOOLONG)
			kit_count(cut);
		e->file = m;
		n += m;
	}
	if (cwd) {
		e->cwd = kit_path(text + n, &x->fs->pwd, &x->fs->root, &e->cwd_how);
		if (e->cwd_how == KIT_PATH_CUT)
			kit_count(cut);
		n += e->cwd;
	}
	e->head.tail = n;
	kit_submit(e);
	return true;
larger:
	kit_discard(e);
	return false;
}
