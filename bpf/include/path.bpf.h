// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * A path from what the kernel keeps of it: a directory entry and a mount. The
 * names are gathered leaf first, as the walk meets them; `tools/kit/path.rs`
 * turns them round.
 *
 * It reads kernel memory by helper, which lockdown=confidentiality forbids: a
 * tool does this only if it was asked for.
 */
#ifndef PATH_BPF_H
#define PATH_BPF_H

#define KIT_NAME 256   /* NAME_MAX and the NUL */
#define KIT_NAMES 4096 /* PATH_MAX: bytes of names */
#define KIT_NAMES_ROOM (KIT_NAMES + KIT_NAME)
#define KIT_DEPTH 64 /* names and mounts on the way */

/* How a walk ended. */
#define KIT_PATH_CUT 0	       /* too deep or too long: what is missing is the front */
#define KIT_PATH_ROOTED 1      /* at the root that was given */
#define KIT_PATH_UNREACHABLE 2 /* elsewhere: unmounted, or outside of that root */

/* Writes the names, each with its NUL, to `to` of KIT_NAMES_ROOM bytes; how it
 * ended. How many bytes that was is kept in the record, of whose content the
 * verifier knows nothing: so each round looks like the last, and is checked once. */
static __always_inline __u32 kit_path(char *to, volatile __u32 *length, const struct path *path,
				      const struct path *root)
{
	const __u64 inside = bpf_core_field_offset(struct mount, mnt);
	struct mount *mnt = (void *)BPF_CORE_READ(path, mnt) - inside;
	struct mount *top = (void *)BPF_CORE_READ(root, mnt) - inside;
	struct dentry *dentry = BPF_CORE_READ(path, dentry);
	struct dentry *end = BPF_CORE_READ(root, dentry);

	*length = 0;
	kit_turns(KIT_DEPTH) {
		struct dentry *parent;
		__u64 n = *length;
		long more;

		if (dentry == end && mnt == top)
			return KIT_PATH_ROOTED;
		if (dentry == BPF_CORE_READ(mnt, mnt.mnt_root)) {
			struct mount *below = BPF_CORE_READ(mnt, mnt_parent);

			if (below == mnt)
				return KIT_PATH_UNREACHABLE;
			dentry = BPF_CORE_READ(mnt, mnt_mountpoint);
			mnt = below;
			continue;
		}
		parent = BPF_CORE_READ(dentry, d_parent);
		if (parent == dentry)
			return KIT_PATH_UNREACHABLE;
		if (n > KIT_NAMES)
			break;
		more = bpf_probe_read_kernel_str(to + n, KIT_NAME,
						 BPF_CORE_READ(dentry, d_name.name));
		if (more <= 0)
			break;
		*length = n + more;
		dentry = parent;
	}
	return KIT_PATH_CUT;
}

#endif
