// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * The system calls that read, write, open, sync and list: their numbers, and where
 * their arguments say on which file and at which place in it.
 */
#ifndef KIT_FILE_CALLS_BPF_H
#define KIT_FILE_CALLS_BPF_H

#include "file.bpf.h"
#include "syscall.bpf.h"

/* What a call does, and bits that tell how it is to be read. */
enum kit_file_call {
	KIT_CALL_NONE,
	KIT_CALL_READ,
	KIT_CALL_WRITE,
	KIT_CALL_OPEN,
	KIT_CALL_FSYNC,
	KIT_CALL_READDIR,
	KIT_CALL_WHAT = 7,
	KIT_CALL_PLACED = 8,   /* the fourth argument is the place in the file */
	KIT_CALL_AT = 16,      /* the second one is the path, not the first */
	KIT_CALL_UNTOLD = 32, /* neither can be told */
	KIT_CALL_FLAGS = 64,  /* the sixth one may say that it appends */
};

/* For kit_call, which adds one to none of them: 0 is no call of these. */
KIT_CALLS(kit_file_calls) = {
#ifdef __TARGET_ARCH_x86
	{ [0] = KIT_CALL_READ, [1] = KIT_CALL_WRITE, [2] = KIT_CALL_OPEN,
	  [17] = KIT_CALL_READ | KIT_CALL_PLACED, [18] = KIT_CALL_WRITE | KIT_CALL_PLACED,
	  [19] = KIT_CALL_READ, [20] = KIT_CALL_WRITE, [74] = KIT_CALL_FSYNC,
	  [75] = KIT_CALL_FSYNC, [78] = KIT_CALL_READDIR, [85] = KIT_CALL_OPEN,
	  [217] = KIT_CALL_READDIR, [257] = KIT_CALL_OPEN | KIT_CALL_AT,
	  [295] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [296] = KIT_CALL_WRITE | KIT_CALL_PLACED,
	  [304] = KIT_CALL_OPEN | KIT_CALL_UNTOLD,
	  [327] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [328] = KIT_CALL_WRITE | KIT_CALL_PLACED | KIT_CALL_FLAGS, [437] = KIT_CALL_OPEN | KIT_CALL_AT },
	{ [3] = KIT_CALL_READ, [4] = KIT_CALL_WRITE, [5] = KIT_CALL_OPEN,
	  [8] = KIT_CALL_OPEN, [118] = KIT_CALL_FSYNC, [141] = KIT_CALL_READDIR,
	  [145] = KIT_CALL_READ, [146] = KIT_CALL_WRITE, [148] = KIT_CALL_FSYNC,
	  [180] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [181] = KIT_CALL_WRITE | KIT_CALL_PLACED, [220] = KIT_CALL_READDIR,
	  [295] = KIT_CALL_OPEN | KIT_CALL_AT, [333] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [334] = KIT_CALL_WRITE | KIT_CALL_PLACED,
	  [342] = KIT_CALL_OPEN | KIT_CALL_UNTOLD,
	  [378] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [379] = KIT_CALL_WRITE | KIT_CALL_PLACED | KIT_CALL_FLAGS, [437] = KIT_CALL_OPEN | KIT_CALL_AT },
#else
	{ [56] = KIT_CALL_OPEN | KIT_CALL_AT, [61] = KIT_CALL_READDIR,
	  [63] = KIT_CALL_READ, [64] = KIT_CALL_WRITE, [65] = KIT_CALL_READ,
	  [66] = KIT_CALL_WRITE, [67] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [68] = KIT_CALL_WRITE | KIT_CALL_PLACED, [69] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [70] = KIT_CALL_WRITE | KIT_CALL_PLACED, [82] = KIT_CALL_FSYNC,
	  [83] = KIT_CALL_FSYNC, [265] = KIT_CALL_OPEN | KIT_CALL_UNTOLD,
	  [286] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [287] = KIT_CALL_WRITE | KIT_CALL_PLACED | KIT_CALL_FLAGS, [437] = KIT_CALL_OPEN | KIT_CALL_AT },
	{ [3] = KIT_CALL_READ, [4] = KIT_CALL_WRITE, [5] = KIT_CALL_OPEN,
	  [8] = KIT_CALL_OPEN, [118] = KIT_CALL_FSYNC, [141] = KIT_CALL_READDIR,
	  [145] = KIT_CALL_READ, [146] = KIT_CALL_WRITE, [148] = KIT_CALL_FSYNC,
	  [180] = KIT_CALL_READ | KIT_CALL_PLACED | KIT_CALL_UNTOLD,
	  [181] = KIT_CALL_WRITE | KIT_CALL_PLACED | KIT_CALL_UNTOLD,
	  [217] = KIT_CALL_READDIR, [322] = KIT_CALL_OPEN | KIT_CALL_AT,
	  [361] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [362] = KIT_CALL_WRITE | KIT_CALL_PLACED,
	  [371] = KIT_CALL_OPEN | KIT_CALL_UNTOLD,
	  [392] = KIT_CALL_READ | KIT_CALL_PLACED,
	  [393] = KIT_CALL_WRITE | KIT_CALL_PLACED | KIT_CALL_FLAGS, [437] = KIT_CALL_OPEN | KIT_CALL_AT },
#endif
};

#define KIT_O_APPEND 02000
#define KIT_RWF_APPEND 0x10 /* include/uapi/linux/fs.h */

/* Where in its file a call that has ended began to read or write `result` bytes, or has
 * failed to; -1 if that cannot be told. `raw` as kit_fd_file has it. */
static __always_inline __s64 kit_file_call_place(__u32 call, const struct kit_args *args,
						 struct file *file, __s64 result)
{
	const bool raw = kit_fd_raw();
	const bool written = (call & KIT_CALL_WHAT) == KIT_CALL_WRITE;
	__s64 place = call & KIT_CALL_PLACED ? args->arg[3] : -1;

	if (call & KIT_CALL_UNTOLD)
		return -1;
	/* That is appended, whatever place was given. */
	if (place != -1 && call & KIT_CALL_FLAGS && args->arg[5] & KIT_RWF_APPEND)
		return -1;
	if (place != -1)
		return written && KIT_READ(raw, file, f_flags) & KIT_O_APPEND ? -1 : place;
	return KIT_READ(raw, file, f_pos) - (result & ~(result >> 63));
}

/* Whether the current task makes one of these calls; if so, its arguments: for programs
 * on every system call of the host, which are mostly others. */
static __always_inline __u32 kit_file_call_of(const struct kit_regs *regs, struct kit_args *args)
{
	__u32 nr = KIT_NR(regs);

	if (!(kit_call(kit_file_calls, nr, false) | kit_call(kit_file_calls, nr, true)))
		return 0;
	if (!kit_is_compat(regs)) {
		kit_args(args, regs);
		return kit_call(kit_file_calls, nr, false);
	}
	kit_compat_args(args, regs);
	args->arg[3] |= args->arg[4] << 32; /* a place in two halves */
	return kit_call(kit_file_calls, nr, true);
}

#endif
