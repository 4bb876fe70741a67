// SPDX-License-Identifier: GPL-2.0 OR MIT
/* profile: what runs on each CPU, asked by a clock. */
#include "kit.bpf.h"
#include "stacks.bpf.h"

struct sample_key {
	struct kit_stack stack;
	__u32 pid, tid;
	__u32 host_pid;
	__u32 unused;
	char comm[16];
};
KIT_STACKS(sample_key);

const volatile __u32 idle = 0;
const volatile __u32 by_thread = 0;

SEC("perf_event")
int sample(void *ctx)
{
	struct kit_stack_buffer *buffer;
	struct sample_key key = {};
	struct kit_who who = {};

	/* The idle tasks are the threads of process 0. */
	if (!idle && !(bpf_get_current_pid_tgid() >> 32))
		return 0;
	if (!kit_pass(&who))
		return 0;
	kit_count(seen);
	key.pid = who.pid;
	key.host_pid = who.host_pid;
	if (by_thread)
		key.tid = who.tid;
	__builtin_memcpy(key.comm, who.comm, sizeof(key.comm));
	buffer = kit_stack_buffer();
	if (!buffer)
		return 0;
	key.stack.kernel = kit_stack_kernel(ctx, buffer, &who);
	key.stack.user = kit_stack_user(ctx, buffer, &who);
	kit_stacks_add(&key, 1);
	return 0;
}
