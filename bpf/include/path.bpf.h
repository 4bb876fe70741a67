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

/* Writes the names, each with its NUL, to `to` of KIT_NAMES_ROOM bytes; how
 * many bytes that was. */
static __always_inline __u64 kit_path(char *to, const struct path *path, const struct path *root,
				      __u32 *how)
{
	const __u64 inside = bpf_core_field_offset(struct mount, mnt);
	struct mount *mnt = (void *)BPF_CORE_READ(path, mnt) - inside;
	struct mount *top = (void *)BPF_CORE_READ(root, mnt) - inside;
	struct dentry *dentry = BPF_CORE_READ(path, dentry);
	struct dentry *end = BPF_CORE_READ(root, dentry);
	__u64 n = 0;

	*how = KIT_PATH_CUT;
	for (int i = 0; i < KIT_DEPTH && n <= KIT_NAMES; i++) {
		struct dentry *parent;
		long length;

		n &= 2 * KIT_NAMES - 1; /* the verifier then takes all rounds for one */
		if (dentry == end && mnt == top) {
			*how = KIT_PATH_ROOTED;
			break;
		}
		if (dentry == BPF_CORE_READ(mnt, mnt.mnt_root)) {
			struct mount *below = BPF_CORE_READ(mnt, mnt_parent);

			if (below == mnt) {
				*how = KIT_PATH_UNREACHABLE;
				break;
			}
			dentry = BPF_CORE_READ(mnt, mnt_mountpoint);
			mnt = below;
			continue;
		}
		parent = BPF_CORE_READ(dentry, d_parent);
		if (parent == dentry) {
			*how = KIT_PATH_UNREACHABLE;
			break;
		}
		length = bpf_probe_read_kernel_str(to + n, KIT_NAME,
						   BPF_CORE_READ(dentry, d_name.name));
		if (length <= 0)
			break;
		n += length;
		dentry = parent;
	}
	return n;
}

#endif
