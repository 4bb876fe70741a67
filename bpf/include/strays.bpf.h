// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What a map had no room for, where it is known only later whether it was asked for, and so
 * lost: the tool counts it then. Of each hash of the keys, addresses of the kernel's, how many
 * there are until they end: so few others are taken for one.
 */
#ifndef KIT_STRAYS_BPF_H
#define KIT_STRAYS_BPF_H

#include "kit.bpf.h"

#define KIT_STRAYS_BITS 14
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1 << KIT_STRAYS_BITS);
	__type(key, __u32);
	__type(value, __u32);
} kit_strays SEC(".maps");

static __always_inline __u32 *kit_strays_like(__u64 key)
{
	/* Swapped, as the verifier lets nobody reckon with what it knows as a pointer. */
	__u32 hash = __builtin_bswap64(key) * 0x9e3779b97f4a7c15ULL >> (64 - KIT_STRAYS_BITS);

	return bpf_map_lookup_elem(&kit_strays, &hash);
}

static __always_inline bool kit_is_stray(__u64 key)
{
	__u32 *number = kit_strays_like(key);

	return number && *number;
}

static __always_inline void kit_stray_add(__u64 key, __s32 more)
{
	__u32 *number = kit_strays_like(key);

	if (number)
		__sync_fetch_and_add(number, more);
}

/* Adds what begins to a map; false if it has become a stray. */
static __always_inline bool kit_stray_begin(void *map, __u64 key, const void *value)
{
	if (!bpf_map_update_elem(map, &key, value, BPF_ANY))
		return true;
	kit_stray_add(key, 1);
	return false;
}

#endif
