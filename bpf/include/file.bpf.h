// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Files: from a descriptor of the current task to its file, and what of a file its
 * user knows: kind, file system, device, number, name.
 *
 * `raw` as for KIT_READ: false for the file that a BTF-typed program was given, and
 * kit_fd_raw() for what kit_fd_file has found. From 6.2 on that is by casts, which
 * lockdown allows; before, a table of descriptors can only be read by helper.
 */
#ifndef KIT_FILE_BPF_H
#define KIT_FILE_BPF_H

/* The kinds of inodes, include/uapi/linux/stat.h. */
#define KIT_S_IFMT 0170000
#define KIT_S_IFREG 0100000
#define KIT_S_IFDIR 0040000
#define KIT_S_IFSOCK 0140000

#define KIT_NAME_WORDS (256 / 8) /* NAME_MAX and the NUL */

/* Two words, as the verifier sees struct timespec64 on every kernel: a way to read
 * what lies where no type tells. */
struct kit_words {
	__u64 first, second;
};

static __always_inline __u64 kit_word(const void *place)
{
	return ((struct kit_words *)kit_rdonly_cast(place, kit_config.timespec64))->first;
}

static __always_inline bool kit_fd_raw(void)
{
	return !kit_config.file;
}

/* The file behind a descriptor, NULL if there is none: as the table stands now, which
 * another thread may have changed since the call began. */
static __always_inline struct file *kit_fd_file(__u32 fd)
{
	const bool raw = kit_fd_raw();
	struct task_struct *task = (void *)bpf_get_current_task();
	struct fdtable *table;
	struct file *file;
	const void *slot;

	if (!raw)
		task = kit_rdonly_cast(task, kit_config.task_struct);
	table = KIT_READ(raw, KIT_READ(raw, task, files), fdt);
	if (fd >= KIT_READ(raw, table, max_fds))
		return NULL;
	slot = (const void *)KIT_READ(raw, table, fd) + fd * sizeof(file);
	if (!raw)
		return kit_rdonly_cast((void *)kit_word(slot), kit_config.file);
	return bpf_probe_read_kernel(&file, sizeof(file), slot) ? NULL : file;
}

/* Permission bits and kind. */
static __always_inline __u32 kit_file_mode(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, file, f_inode), i_mode);
}

/* Whether it has a place in a directory, or is one, so that a file system that can be
 * slow is behind it: not a pipe, socket or device. */
static __always_inline bool kit_mode_on_fs(__u32 mode)
{
	return (mode & KIT_S_IFMT) == KIT_S_IFREG || (mode & KIT_S_IFMT) == KIT_S_IFDIR;
}

/* dev_t of the file system, as the kernel has it: major << 20 | minor. */
static __always_inline __u32 kit_file_dev(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, KIT_READ(raw, file, f_inode), i_sb), s_dev);
}

static __always_inline __u64 kit_file_ino(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, file, f_inode), i_ino);
}

/* Bytes of the word before its first NUL; what stands behind that becomes 0. */
static __always_inline __u32 kit_word_ends(__u64 *word)
{
	__u64 nul = (*word - 0x0101010101010101) & ~*word & 0x8080808080808080;

	if (!nul)
		return 8;
	nul &= -nul;
	*word &= nul - 1;
	return (nul >> 7) * 0x0001020304050607 >> 56;
}

/* A string of the kernel into so many words; its length. It is cut to leave room for a
 * NUL, and what is behind that in its word is 0. */
static __always_inline __u32 kit_kernel_str(__u64 *to, const __u32 words, const void *from)
{
	__u32 n = 8;
	long got;

	if (kit_fd_raw()) {
		got = bpf_probe_read_kernel_str(to, words * 8, from);
		return got > 0 ? got - 1 : 0;
	}
	for (__u32 i = 0; i < words; i++) {
		to[i] = kit_word(from + 8 * i);
		n = kit_word_ends(&to[i]);
		if (n < 8)
			return 8 * i + n;
	}
	to[words - 1] &= ~0ULL >> 8;
	return 8 * words - 1;
}

/* The type of its file system, `ext4`: 16 bytes, the rest of them 0. */
static __always_inline void kit_file_fs(bool raw, __u64 to[2], struct file *file)
{
	struct super_block *sb = KIT_READ(raw, KIT_READ(raw, file, f_inode), i_sb);

	to[0] = to[1] = 0;
	kit_kernel_str(to, 2, KIT_READ(raw, KIT_READ(raw, sb, s_type), name));
}

/* Its name in its directory, into KIT_NAME_WORDS words; how long it is. */
static __always_inline __u32 kit_file_name(bool raw, __u64 *to, struct file *file)
{
	struct dentry *dentry = KIT_READ(raw, file, f_path.dentry);

	return kit_kernel_str(to, KIT_NAME_WORDS, KIT_READ(raw, dentry, d_name.name));
}

#endif
