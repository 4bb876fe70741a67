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
#include "vector.bpf.h"

#define PATH 4096 /* PATH_MAX */
#define EFAULT 14
#define ENAMETOOLONG 36

/* The tail: arguments, path, and names of the working directory. */
struct exec_event {
	struct kit_head head;
	struct kit_vector args;
	__u32 file; /* bytes */
	__u32 cwd;
	__u16 cwd_how; /* KIT_PATH_* */
	__u16 damage;  /* KIT_CUT, KIT_FAULT; in the record for the verifier's sake */
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

/* Sends a record of this size; false if it is too little. */
static __always_inline bool fits(const struct exec *x, bool success,
				 const volatile struct kit_room *room)
{
	struct exec_event *e;
	volatile __u32 *tail; /* in the record, see kit_path */
	char *text;
	__u32 damage;
	__u64 n;
	long m;

	if (success && room->text < max_args && x->length > room->text)
		return false;
	e = kit_reserve(sizeof(*e) + room->text + room->piece + (cwd ? KIT_NAMES_ROOM : 0));
	if (!e)
		return true;
	*e = x->event;
	tail = &e->head.tail;
	text = (void *)(e + 1);
	damage = success ? kit_vector_area(&e->args, text, room->text, max_args, x->args,
					   x->length) :
			   kit_vector_walk(&e->args, text, room, max_args, x->args, x->width);
	if (damage == KIT_LARGER)
		goto larger;
	e->damage = damage;
	*tail = e->args.size;
	n = *tail;
	if (n > room->text)
		n = 0; /* never, but the verifier cannot know */
	if (file) {
		m = kit_user_str(text + n, room->piece, x->path);
		if (m == room->piece && m < PATH)
			goto larger;
		if (m == PATH && e->ret == -ENAMETOOLONG)
			e->damage |= KIT_CUT;
		if (m < 0) {
			e->damage |= KIT_FAULT;
			m = 0;
		}
		e->file = m;
		*tail = n + m;
	}
	n = *tail;
	if (cwd && n <= room->text + room->piece) {
		e->cwd_how = kit_path(text + n, &e->cwd, &x->fs->pwd, &x->fs->root);
		if (e->cwd_how == KIT_PATH_CUT)
			e->damage |= KIT_CUT;
		*tail = n + e->cwd;
	}
	if (e->damage & KIT_CUT)
		kit_count(cut);
	if (e->damage & KIT_FAULT && e->ret != -EFAULT)
		kit_count(fault);
	kit_submit(e);
	return true;
larger:
	kit_discard(e);
	return false;
}

/* The first record that suffices. A failed call's arguments have to be walked to
 * know that, so it begins with one that mostly does. */
static __always_inline void send(const struct exec *x, bool success)
{
	const volatile struct kit_room *room = success ? kit_rooms : kit_rooms + 1;

	for (; room->text; room++) {
		barrier_var(room); /* that it stays a pointer: see kit_room */
		if (fits(x, success, room) || (room->text >= max_args && room->piece == PATH))
			return;
	}
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(started, struct task_struct *task, pid_t old_tid, struct linux_binprm *bprm)
{
	struct exec x = {};
	struct kit_who who;
	struct mm_struct *mm;

	if (failed || !kit_pass(&who))
		return 0;
	task = kit_plain(task, task_struct);
	begin(&x, &who, false, task);
	mm = task->mm;
	x.args = (void *)mm->arg_start;
	x.length = mm->arg_end - mm->arg_start;
	x.path = (void *)bprm->exec; /* a copy of it lies above the environment */
	x.event.old_tid = old_tid;
	send(&x, true);
	return 0;
}

/* A call that failed. Inlined: be2ef8161572 "bpf: allow precision tracking for
 * programs with subprogs" (6.2), and before it no path is taken for another. */
static __always_inline int returned(const struct kit_args *args, long ret, bool at, __u32 width)
{
	const bool raw = kit_current_is_raw();
	const void *path = (void *)(at ? args->arg[1] : args->arg[0]);
	const void *list = (void *)(at ? args->arg[2] : args->arg[1]);
	struct exec x = {};
	struct kit_who who;

	/* Chosen here and not where it is used: from here on it is one path. */
	barrier_var(path);
	barrier_var(list);
	if (ret >= 0 || !kit_pass(&who))
		return 0;
	x.event.ret = ret;
	begin(&x, &who, raw,
	      raw ? (void *)bpf_get_current_task() : kit_plain(bpf_get_current_task_btf(), task_struct));
	x.path = path;
	x.args = list;
	x.width = width;
	x.event.old_tid = who.host_tid;
	send(&x, false);
	return 0;
}

static __always_inline int native(const struct kit_regs *regs, long ret, bool at)
{
	struct kit_args args;

	kit_args(&args, regs);
	return returned(&args, ret, at, 8);
}

SEC("fexit/" KIT_SYS("execve"))
int BPF_PROG(fexit_execve, struct pt_regs *regs, long ret)
{
	return native((void *)regs, ret, false);
}

SEC("fexit/" KIT_SYS("execveat"))
int BPF_PROG(fexit_execveat, struct pt_regs *regs, long ret)
{
	return native((void *)regs, ret, true);
}

/* The calls' numbers: of this architecture (on x86 with x32's, which have their
 * own behind the bit), and of its 32-bit calls. */
#ifdef __TARGET_ARCH_x86
#define IS_EXECVE(nr, compat) (compat ? nr == 11 : nr == 59 || nr == 520)
#define IS_EXECVEAT(nr, compat) (compat ? nr == 358 : nr == 322 || nr == 545)
#define IS_WIDE(nr, compat) (!compat && nr < 512)
#else
#define IS_EXECVE(nr, compat) (compat ? nr == 11 : nr == 221)
#define IS_EXECVEAT(nr, compat) (compat ? nr == 387 : nr == 281)
#define IS_WIDE(nr, compat) (!compat)
#endif

/* On the exits of the two calls; these tracepoints do not see 32-bit calls. */
SEC("tracepoint")
int tp_exit(struct kit_sys_exit *ctx)
{
	if (ctx->ret >= 0)
		return 0;
	return native(kit_current_regs(), ctx->ret, IS_EXECVEAT(ctx->nr, false));
}

/* Every system call of the host passes here: what failed, then the number. */
SEC("tp_btf/sys_exit")
int BPF_PROG(btf_exit, struct pt_regs *pt, long ret)
{
	const struct kit_regs *regs = (void *)pt;
	struct kit_args args;
	__u32 nr = KIT_NR(regs);
	bool compat, at;

	if (ret >= 0 || !(IS_EXECVE(nr, false) || IS_EXECVEAT(nr, false) ||
			  IS_EXECVE(nr, true) || IS_EXECVEAT(nr, true)))
		return 0;
	compat = kit_is_compat(regs);
	at = IS_EXECVEAT(nr, compat);
	if (!at && !IS_EXECVE(nr, compat))
		return 0;
	if (compat)
		kit_compat_args(&args, regs);
	else
		kit_args(&args, regs);
	return returned(&args, ret, at, IS_WIDE(nr, compat) ? 8 : 4);
}
