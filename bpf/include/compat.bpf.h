// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Kernel changes: one function for each, under the commit that made it. The
 * question is always put to the running kernel's BTF, never to a version.
 */
#ifndef COMPAT_BPF_H
#define COMPAT_BPF_H

#endif
