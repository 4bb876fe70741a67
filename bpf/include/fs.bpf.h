// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * --fs: which file systems are asked for, by their types.
 */
#ifndef KIT_FS_BPF_H
#define KIT_FS_BPF_H

#include "file.bpf.h"

#define KIT_FS_TYPES 16

const volatile __u32 fs_types = 0; /* how many; 0 = all */
const volatile __u64 fs_type[KIT_FS_TYPES][2] = {};

/* Whether a file lies on one of them; the type, 16 bytes. No file at all, as of an open
 * that failed, is only among all, and has none. */
static __always_inline bool kit_fs_passes(__u64 fs[2], struct file *file)
{
	const bool raw = kit_fd_raw();

	fs[0] = fs[1] = 0;
	if (file) {
		if (!kit_file_on_fs(raw, file))
			return false;
		kit_file_fs(raw, fs, file);
	}
	for (int i = 0; i < KIT_FS_TYPES && i < fs_types; i++)
		if (fs_type[i][0] == fs[0] && fs_type[i][1] == fs[1])
			return true;
	return !fs_types;
}

#endif
