// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Files: from a descriptor of the current task to its file, and what of a file its
 * user knows: kind, file system, device, number, name.
 *
 * `raw` as for KIT_READ: false for the file that a BTF-typed program was given, and
 * kit_fd_raw() for what kit_fd_file or kit_file_at returns. From 6.2 on that is by casts, which
 * lockdown allows; before, a table of descriptors can only be read by helper.
 */
#ifndef KIT_FILE_BPF_H
#define KIT_FILE_BPF_H

/* The kinds of inodes, include/uapi/linux/stat.h. */
#define KIT_S_IFMT 0170000
#define KIT_S_IFREG 0100000
#define KIT_S_IFDIR 0040000
#define KIT_S_IFSOCK 0140000

#define KIT_ANON_INODE_FS 0x09041934 /* include/uapi/linux/magic.h */

#define KIT_NAME_WORDS (256 / 8) /* NAME_MAX and the NUL */

static __always_inline bool kit_fd_raw(void)
{
	return !kit_config.file;
}

/* A word of the kernel's memory; 0 if it cannot be read. */
static __always_inline __u64 kit_word(const void *place)
{
	__u64 word = 0;

	if (!kit_fd_raw())
		return kit_load((__u64)place);
	bpf_probe_read_kernel(&word, sizeof(word), place);
	return word;
}

/* A file of which only the address is known. */
static __always_inline struct file *kit_file_at(__u64 address)
{
	void *file = (void *)address;

	return kit_fd_raw() ? file : kit_rdonly_cast(file, kit_config.file);
}

/* The file behind a descriptor, NULL if there is none: as the table stands now, which
 * another thread may have changed since the call began. */
static __always_inline struct file *kit_fd_file(__u32 fd)
{
	const bool raw = kit_fd_raw();
	struct task_struct *task = (void *)bpf_get_current_task();
	struct fdtable *table;

	if (!raw)
		task = kit_rdonly_cast(task, kit_config.task_struct);
	table = KIT_READ(raw, KIT_READ(raw, task, files), fdt);
	if (fd >= KIT_READ(raw, table, max_fds))
		return NULL;
	return kit_file_at(kit_word((const void *)KIT_READ(raw, table, fd) + 8ULL * fd));
}

/* Permission bits and kind. */
static __always_inline __u32 kit_file_mode(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, file, f_inode), i_mode);
}

/* Whether a file system can be slow that is behind it: a pipe, a socket or a device has
 * none. */
static __always_inline bool kit_mode_on_fs(__u32 mode)
{
	return (mode & KIT_S_IFMT) == KIT_S_IFREG || (mode & KIT_S_IFMT) == KIT_S_IFDIR;
}

/* The same, but for inodes without a file system, which look regular since 6.16. */
static __always_inline bool kit_file_on_fs(bool raw, struct file *file)
{
	struct super_block *sb = KIT_READ(raw, KIT_READ(raw, file, f_inode), i_sb);

	return kit_mode_on_fs(kit_file_mode(raw, file)) &&
	       KIT_READ(raw, sb, s_magic) != KIT_ANON_INODE_FS;
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

/* Tells it from others that had its number before; 0 where the file system does not. */
static __always_inline __u32 kit_file_generation(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, file, f_inode), i_generation);
}

/* Whether it lies in this directory of this file system, not below. It is found by the
 * directory's entry, which a file keeps after its name has been removed. */
static __always_inline bool kit_file_in(bool raw, struct file *file, __u64 inode, __u32 dev)
{
	struct dentry *entry = KIT_READ(raw, file, f_path.dentry);
	struct inode *directory = KIT_READ(raw, KIT_READ(raw, entry, d_parent), d_inode);

	return KIT_READ(raw, directory, i_ino) == inode && kit_file_dev(raw, file) == dev;
}

/* Bytes of the word before its first NUL, 8 if it has none; what stands behind that
 * becomes 0. Without a branch, which the verifier would follow both ways. */
static __always_inline __u32 kit_word_ends(__u64 *word)
{
	__u64 nul = (*word - 0x0101010101010101) & ~*word & 0x8080808080808080;
	__u64 none;

	barrier_var(nul);
	nul &= -nul;
	none = ((nul | -nul) >> 63) - 1; /* all ones if there is none */
	*word &= nul - 1;
	return (((nul >> 7) * 0x0001020304050607 >> 56) & ~none) | (8 & none);
}

/* A string of the kernel, into a record with so many words for it, and its length there.
 * It is cut to leave room for a NUL; what is behind that in its word is 0. As with paths,
 * how far it has come is kept in the record, where the verifier knows no values. */
static __always_inline void kit_kernel_str(__u64 *to, volatile __u32 *length, const __u32 words,
					   const void *from)
{
	__u64 word, n;
	__u32 more;
	long got;

	if (kit_fd_raw()) {
		got = bpf_probe_read_kernel_str(to, words * 8, from);
		*length = got > 0 ? got - 1 : 0;
		return;
	}
	*length = 0;
	kit_turns(words + 1) {
		n = *length;
		if (n > 8 * (words - 1))
			break;
		word = kit_word(from + n);
		more = kit_word_ends(&word);
		*(__u64 *)((void *)to + n) = word;
		*length = n + more;
		if (more < 8)
			return;
	}
	to[words - 1] &= ~0ULL >> 8;
	*length = 8 * words - 1;
}

/* The type of its file system, `ext4`: 16 bytes, the rest of them 0. */
static __always_inline void kit_file_fs(bool raw, __u64 to[2], struct file *file)
{
	struct super_block *sb = KIT_READ(raw, KIT_READ(raw, file, f_inode), i_sb);
	const void *name = KIT_READ(raw, KIT_READ(raw, sb, s_type), name);
	__u64 ends;

	to[0] = to[1] = 0;
	if (kit_fd_raw()) {
		bpf_probe_read_kernel_str(to, 16, name);
		return;
	}
	to[0] = kit_word(name);
	to[1] = kit_word(name + 8) & ~0ULL >> 8;
	ends = kit_word_ends(&to[0]) & 8;
	kit_word_ends(&to[1]);
	to[1] &= -(ends >> 3);
}

/* Its name in its directory: how long it is; and into a record, as above, where
 * KIT_NAME_WORDS are enough for any. */
static __always_inline __u32 kit_file_name_length(bool raw, struct file *file)
{
	return KIT_READ(raw, KIT_READ(raw, file, f_path.dentry), d_name.len);
}

static __always_inline void kit_file_name(bool raw, __u64 *to, volatile __u32 *length,
					  const __u32 words, struct file *file)
{
	struct dentry *dentry = KIT_READ(raw, file, f_path.dentry);

	kit_kernel_str(to, length, words, KIT_READ(raw, dentry, d_name.name));
}

/* What is told by its name: a file; else a path, in the kernel's memory or in that of
 * the user. */
struct kit_named {
	struct file *file;
	const void *path;
	__u64 user;
};

/* Whether a path goes on behind what a record holds. */
static __always_inline bool kit_goes_on(const struct kit_named *named)
{
	const void *place = named->path + 8 * KIT_NAME_WORDS - 1;
	char next = 0;

	if (!named->user)
		return kit_word(place) & 0xff;
	return !bpf_probe_read_user(&next, 1, place) && next;
}

/* Its name into a record that has so many words for it and begins with a kit_head, which
 * has `tail`; what it does not need of them is cleared. */
static __always_inline void kit_name(__u64 *text, __u32 *tail, const __u32 words,
				     const struct kit_named *named)
{
	long n;

	__builtin_memset(text, 0, 8 * words);
	if (named->file) {
		kit_file_name(kit_fd_raw(), text, tail, words, named->file);
		return;
	}
	if (!named->user) {
		kit_kernel_str(text, tail, words, named->path);
	} else if (named->path) {
		n = kit_user_str((char *)text, 8 * words, named->path) - 1;
		if (n >= 0)
			*tail = n;
		else
			kit_count(fault);
	}
	if (*tail == 8 * KIT_NAME_WORDS - 1 && kit_goes_on(named))
		kit_count(cut);
}

#endif
