// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * filetop: reads and writes by file and process, counted where they end, with the bytes
 * that they moved: at the functions that all file systems share, or at system calls.
 */
#include "kit.bpf.h"
#include "file.bpf.h"
#include "file_calls.bpf.h"
#include "rows.bpf.h"
#include "task.bpf.h"

struct file_key {
	__u64 inode; /* 0: the descriptor was closed before the call had ended */
	__u32 dev;
	__u32 generation; /* a deleted file's number is given to the next one */
	__u32 pid, tid;
	__u32 host_pid;
	__u32 execs; /* by the process and those it descends from: which program it is */
};
_Static_assert(sizeof(struct file_key) == 32, "gaps");

struct file_row {
	__u64 reads, writes;
	__u64 read_bytes, written_bytes;
	__u32 mode;
	__u32 length; /* of the name */
	char comm[16];
	char name[8 * KIT_NAME_WORDS] __attribute__((aligned(8)));
};
KIT_ROWS(files, file_key, file_row);

const volatile __u32 all = 0;
const volatile __u32 threads = 0;
const volatile __u32 only = 0; /* KIT_CALL_READ or KIT_CALL_WRITE */
const volatile __u32 directory_dev = 0;
const volatile __u64 directory = 0; /* its inode; 0: any */

static __always_inline bool is_plain(bool raw, struct file *file, __u32 mode)
{
	struct super_block *sb = KIT_READ(raw, KIT_READ(raw, file, f_inode), i_sb);

	/* Since 6.16 anonymous inodes look regular. */
	return (mode & KIT_S_IFMT) == KIT_S_IFREG &&
	       KIT_READ(raw, sb, s_magic) != KIT_ANON_INODE_FS;
}

static __always_inline void name_of(char *comm)
{
	if (threads)
		bpf_get_current_comm(comm, 16);
	else
		kit_process_comm(kit_current_is_raw(), comm);
}

static __always_inline bool is_asked_for(__u32 what, long bytes, struct kit_who *who)
{
	return bytes >= 0 && (what == KIT_CALL_READ || what == KIT_CALL_WRITE) &&
	       (!only || only == what) && kit_admits(who);
}

/* `file` is NULL if it is not known which it was; `raw` as in file.bpf.h. */
static __always_inline int count(bool raw, __u32 what, struct file *file, long bytes,
				 const struct kit_who *who)
{
	struct file_key key = {};
	struct file_row *row;
	__u32 mode = 0;

	if (directory && (!file || !kit_file_in(raw, file, directory, directory_dev)))
		return 0;
	if (file) {
		mode = kit_file_mode(raw, file);
		if (!is_plain(raw, file, mode)) {
			if (!all)
				return 0;
			if ((mode & KIT_S_IFMT) == KIT_S_IFREG)
				mode &= ~KIT_S_IFMT;
		}
		key.inode = kit_file_ino(raw, file);
		key.dev = kit_file_dev(raw, file);
		key.generation = kit_file_generation(raw, file);
	}
	kit_count(seen);
	key.pid = who->pid;
	key.host_pid = who->host_pid;
	if (threads)
		key.tid = who->tid;
	key.execs = KIT_READ(kit_current_is_raw(), kit_current_task(kit_current_is_raw()),
			     self_exec_id);
	row = files_row(&key);
	if (!row)
		return 0;
	if (file && !row->mode) {
		kit_file_name(raw, (__u64 *)row->name, &row->length, KIT_NAME_WORDS, file);
		row->mode = mode;
	}
	if (!row->comm[0])
		name_of(row->comm);
	__sync_fetch_and_add(what == KIT_CALL_READ ? &row->reads : &row->writes, 1);
	__sync_fetch_and_add(what == KIT_CALL_READ ? &row->read_bytes : &row->written_bytes, bytes);
	return 0;
}

/* In each of these one copy for all programs. */
static __noinline int moved(__u32 call, __u32 fd, long bytes)
{
	const __u32 what = call & KIT_CALL_WHAT;
	struct kit_who who;

	if (!is_asked_for(what, bytes, &who))
		return 0;
	return count(kit_fd_raw(), what, kit_fd_file(fd), bytes, &who);
}

static __noinline int moved_by(__u32 what, struct file *file, long bytes)
{
	struct kit_who who;

	if (!is_asked_for(what, bytes, &who))
		return 0;
	return count(false, what, file, bytes, &who);
}

/* Behind the function's `number` of parameters stands what it returned. */
#define ON_FILE(name, number, call)                                         \
	SEC("fexit/" #name)                                                 \
	int fexit_##name(__u64 *arg)                                        \
	{                                                                   \
		return moved_by(call, (struct file *)arg[0], arg[number]);  \
	}

ON_FILE(vfs_read, 4, KIT_CALL_READ)
ON_FILE(vfs_readv, 5, KIT_CALL_READ)
ON_FILE(vfs_write, 4, KIT_CALL_WRITE)
ON_FILE(vfs_writev, 5, KIT_CALL_WRITE)

#define WATCH(name, call)                                                   \
	SEC("fexit/" KIT_SYS(#name))                                        \
	int BPF_PROG(fexit_##name, struct pt_regs *regs, long ret)          \
	{                                                                   \
		return moved(call, KIT_ARG0((const struct kit_regs *)regs), ret); \
	}

WATCH(read, KIT_CALL_READ)
WATCH(readv, KIT_CALL_READ)
WATCH(pread64, KIT_CALL_READ)
WATCH(preadv, KIT_CALL_READ)
WATCH(preadv2, KIT_CALL_READ)
WATCH(write, KIT_CALL_WRITE)
WATCH(writev, KIT_CALL_WRITE)
WATCH(pwrite64, KIT_CALL_WRITE)
WATCH(pwritev, KIT_CALL_WRITE)
WATCH(pwritev2, KIT_CALL_WRITE)

/* Every system call of the host passes here: the number decides first. */
SEC("tp_btf/sys_exit")
int BPF_PROG(btf_exit, struct pt_regs *regs, long ret)
{
	struct kit_args args;
	__u32 call = kit_file_call_of((void *)regs, &args);

	return call ? moved(call, args.arg[0], ret) : 0;
}
