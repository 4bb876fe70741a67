// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Around functions of the kernel: programs at their entry and at their end.
 */
#ifndef KIT_AROUND_BPF_H
#define KIT_AROUND_BPF_H

/* fentry_NAME and fexit_NAME: in both, arg[0]… are the function's arguments, at the end
 * with what it returned behind them. The verifier knows their types. Not by kretprobe:
 * one can follow only a few calls at a time, some ten for the whole host, and whoever
 * sleeps in a read of a pipe is one of them; the others it misses. */
#define KIT_AROUND(name, function, enters, leaves)            \
	SEC("fentry/" function) int fentry_##name(__u64 *arg) \
	{                                                     \
		return enters;                                \
	}                                                     \
	SEC("fexit/" function) int fexit_##name(__u64 *arg)   \
	{                                                     \
		return leaves;                                \
	}

#endif
