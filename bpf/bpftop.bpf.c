// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * bpftop: which process holds a descriptor of which BPF program, map or link. It runs
 * when user space reads it, and then once for each open file of the host.
 */
#include "kit.bpf.h"
#include "file.bpf.h"
#include "task.bpf.h"

struct bpf_prog_aux {
	__u32 id;
} __attribute__((preserve_access_index));

struct bpf_prog {
	struct bpf_prog_aux *aux;
} __attribute__((preserve_access_index));

struct bpf_link {
	__u32 id;
} __attribute__((preserve_access_index));

/* As `Kind` in tools/kit/census.rs. */
#define PROGRAM 1
#define MAP 2
#define LINK 3

struct bpftop_holder {
	__u32 kind;
	__u32 id;
	__u32 pid; /* in our PID namespace */
	__u32 pad;
	char comm[16];
};
KIT_EVENT(bpftop_holder);

/* Whether a name is this one, its NUL included. */
#define IS(name, text)                                     \
	({                                                 \
		const char want_[] = text;                 \
		bool is_ = true;                           \
		_Pragma("unroll")                          \
		for (int i = 0; i < sizeof(text); i++)     \
			is_ &= (name)[i] == want_[i];      \
		is_;                                       \
	})

/* What kind of object a file stands for, 0 if for none of these. Only the kernel gives
 * names to files of this file system. */
static __always_inline __u32 kind_of(struct file *file)
{
	struct super_block *sb = KIT_READ(false, KIT_READ(false, file, f_inode), i_sb);
	struct dentry *entry = KIT_READ(false, file, f_path.dentry);
	char name[16] = {};

	if (KIT_READ(false, sb, s_magic) != KIT_ANON_INODE_FS)
		return 0;
	bpf_probe_read_kernel_str(name, sizeof(name), KIT_READ(false, entry, d_name.name));
	if (IS(name, "bpf-prog"))
		return PROGRAM;
	if (IS(name, "bpf-map"))
		return MAP;
	return IS(name, "bpf_link") ? LINK : 0;
}

/* What is behind the file only helpers can read: a pointer without a type leads there. */
static __always_inline __u32 id_of(__u32 kind, void *object)
{
	if (kind == PROGRAM)
		return KIT_READ(true, KIT_READ(true, (struct bpf_prog *)object, aux), id);
	if (kind == MAP)
		return KIT_READ(true, (struct bpf_map *)object, id);
	return KIT_READ(true, (struct bpf_link *)object, id);
}

SEC("iter/task_file")
int iter_task_file(struct bpf_iter__task_file *ctx)
{
	struct bpftop_holder holder = {};
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;

	if (!task || !file)
		return 0;
	holder.kind = kind_of(file);
	if (!holder.kind)
		return 0;
	holder.pid = kit_process_number(true, task);
	if (holder.pid == kit_config.own)
		return 0;
	holder.id = id_of(holder.kind, KIT_READ(false, file, private_data));
	kit_task_comm(true, holder.comm, KIT_READ(true, task, group_leader));
	bpf_seq_write(ctx->meta->seq, &holder, sizeof(holder));
	return 0;
}
