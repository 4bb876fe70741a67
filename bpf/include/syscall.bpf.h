// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * System calls, seen at their end only. The arguments still stand in the
 * registers that the task saved when it entered the kernel (only the result
 * overwrites one), so no program at the entry and no map between the two is
 * needed: nothing can be lost there, and a call that began before the tool is
 * reported as well.
 */
#ifndef KIT_SYSCALL_BPF_H
#define KIT_SYSCALL_BPF_H

/* The saved registers as ptrace(2) shows them: ABI, hence without relocation
 * (arch/x86/include/uapi/asm/ptrace.h, arch/arm64/include/asm/ptrace.h). */
#if defined(__TARGET_ARCH_x86)
#define KIT_SYS(name) "__x64_sys_" name
struct kit_regs {
	__u64 r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di, orig_ax;
	__u64 ip, cs, flags, sp, ss;
};
#define KIT_ARG0(regs) ((regs)->di)
#define KIT_ARG1(regs) ((regs)->si)
#define KIT_ARG2(regs) ((regs)->dx)
#define KIT_ARG3(regs) ((regs)->r10)
#define KIT_ARG4(regs) ((regs)->r8)
#define KIT_ARG5(regs) ((regs)->r9)
#define KIT_NR(regs) ((__u32)(regs)->orig_ax & ~0x40000000) /* x32 sets a bit */
#elif defined(__TARGET_ARCH_arm64)
#define KIT_SYS(name) "__arm64_sys_" name
struct kit_regs {
	__u64 regs[31], sp, pc, pstate, orig_x0;
	__s32 syscallno;
};
#define KIT_ARG0(r) ((r)->orig_x0)
#define KIT_ARG1(r) ((r)->regs[1])
#define KIT_ARG2(r) ((r)->regs[2])
#define KIT_ARG3(r) ((r)->regs[3])
#define KIT_ARG4(r) ((r)->regs[4])
#define KIT_ARG5(r) ((r)->regs[5])
#define KIT_NR(r) ((__u32)(r)->syscallno)
#else
#error "which registers hold a system call's arguments on this architecture?"
#endif

struct kit_args {
	__u64 arg[6];
};

/* Whether a call succeeded. Without a comparison, so that a setting can be tested
 * first, and the verifier need not follow both kinds of result where it is off. */
static __always_inline bool kit_succeeded(__s64 ret)
{
	__u64 sign = ~ret;

	barrier_var(sign);
	return sign >> 63;
}

#define KIT_MAX_ERRNO 4095

/* The error that a result is; 0: it is none. */
static __always_inline __u32 kit_error(long ret)
{
	return ret < 0 && ret >= -KIT_MAX_ERRNO ? -ret : 0;
}

static __always_inline void kit_args(struct kit_args *args, const struct kit_regs *regs)
{
	args->arg[0] = KIT_ARG0(regs);
	args->arg[1] = KIT_ARG1(regs);
	args->arg[2] = KIT_ARG2(regs);
	args->arg[3] = KIT_ARG3(regs);
	args->arg[4] = KIT_ARG4(regs);
	args->arg[5] = KIT_ARG5(regs);
}

/* The context of the classic tracepoints sys_exit_*: ABI as well (`format`). */
struct kit_sys_exit {
	__u64 common;
	__s32 nr, pad;
	__s64 ret;
};

/* The current task's registers for such a program. Needs no relocation, so an
 * object that uses no other plan starts without reading the kernel's BTF.
 * (bpf_task_pt_regs came with 5.15, commit dd6e10fbd9fb "bpf: Add
 * bpf_task_pt_regs() helper".) */
static __always_inline const struct kit_regs *kit_current_regs(void)
{
	return (void *)bpf_task_pt_regs(bpf_get_current_task_btf());
}

/* A 32-bit call of the current task has other numbers and, on x86, other
 * registers. */
static __always_inline bool kit_is_compat(const struct kit_regs *regs)
{
#if defined(__TARGET_ARCH_x86)
	struct task_struct *task;

	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf)) {
		task = bpf_get_current_task_btf();
		return task->thread_info.status & 2; /* TS_COMPAT */
	}
	task = (void *)bpf_get_current_task();
	return BPF_CORE_READ(task, thread_info.status) & 2;
#else
	return regs->pstate & 0x10; /* PSR_MODE32_BIT */
#endif
}

/* The tables that a call's number can be of. */
enum kit_abi {
	KIT_ABI_NATIVE,
	KIT_ABI_COMPAT, /* 32-bit calls */
	KIT_ABI_X32,
	KIT_ABIS,
};

/* Which it is for the current task's call; `raw` as for KIT_READ. */
static __always_inline __u32 kit_abi(bool raw, const struct kit_regs *regs,
				     struct task_struct *current)
{
#if defined(__TARGET_ARCH_x86)
	if (KIT_READ(raw, current, thread_info.status) & 2) /* TS_COMPAT */
		return KIT_ABI_COMPAT;
	/* The bit is also set in -1, which is no number. */
	return (regs->orig_ax & 0xc0000000) == 0x40000000 ? KIT_ABI_X32 : KIT_ABI_NATIVE;
#else
	return regs->pstate & 0x10 ? KIT_ABI_COMPAT : KIT_ABI_NATIVE; /* PSR_MODE32_BIT */
#endif
}

/* The number in the registers is gone: a return from a signal's handler has put
 * back what they held before the signal, and no result. */
static __always_inline bool kit_is_gone(const struct kit_regs *regs)
{
#if defined(__TARGET_ARCH_x86)
	return (__u32)regs->orig_ax == (__u32)-1;
#else
	return regs->syscallno == -1;
#endif
}

static __always_inline void kit_compat_args(struct kit_args *args, const struct kit_regs *regs)
{
#if defined(__TARGET_ARCH_x86)
	args->arg[0] = (__u32)regs->bx;
	args->arg[1] = (__u32)regs->cx;
	args->arg[2] = (__u32)regs->dx;
	args->arg[3] = (__u32)regs->si;
	args->arg[4] = (__u32)regs->di;
	args->arg[5] = (__u32)regs->bp;
#else
	kit_args(args, regs);
#endif
}

/* Which of a tool's calls a number is, plus one; 0 if it is none of them: a table
 * for the architecture's numbers and one for those of its 32-bit calls. Looked up,
 * not compared: the verifier would follow each outcome to the program's end. */
#define KIT_CALLS(name) const volatile __u8 name[2][KIT_NUMBERS]
#define KIT_NUMBERS 512

static __always_inline __u32 kit_call(const volatile __u8 (*calls)[KIT_NUMBERS], __u32 nr,
				      bool compat)
{
	if (nr >= KIT_NUMBERS)
		return 0;
	barrier_var(nr); /* the verifier loses sight of the comparison: hence the mask */
	return calls[compat][nr & (KIT_NUMBERS - 1)];
}

#endif
