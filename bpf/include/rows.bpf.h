// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Rows: sums by key, read without losing what arrives meanwhile. The programs fill
 * one of two maps; to read, user space flips the generation, waits until no program
 * can still be adding to the other map, and takes all of that out in batches.
 *
 * Where keys are small numbers, tables save the search: their sums only ever grow,
 * and user space subtracts what it has read before.
 *
 * A processor's own values may be added to without atomic operations by a program of a
 * raw or BTF-typed tracepoint if no other program adds to them and no interrupt passes
 * that tracepoint: it runs with preemption disabled, or, if it can be preempted, the
 * kernel refuses to run it on top of itself and counts that as a miss (05b24ff9b2cf
 * "bpf: Prevent bpf program recursion for raw tracepoint probes", 6.2).
 */
#ifndef KIT_ROWS_BPF_H
#define KIT_ROWS_BPF_H

#define KIT_ROW_ANCHOR(type) struct type *kit_anchor_row_##type __attribute__((unused))

#define KIT_ROWS_MAP(name, kind, flags, size, key_type, value_type) \
	struct {                                                   \
		__uint(type, kind);                                \
		__uint(max_entries, size);                         \
		__uint(map_flags, flags);                          \
		__type(key, key_type);                             \
		__type(value, struct value_type);                  \
	} name SEC(".maps")

/* name_row(&key): the row of that key, made if need be; NULL is counted. What a new one
 * starts with comes out of a map, as it may be too large for the stack. */
#define KIT_ROWS_OF(name, rows, flags, key_type, value_type)                              \
	KIT_ROW_ANCHOR(value_type);                                                       \
	KIT_ROWS_MAP(name##_0, BPF_MAP_TYPE_HASH, flags, 1024, struct key_type, value_type); \
	KIT_ROWS_MAP(name##_1, BPF_MAP_TYPE_HASH, flags, 1024, struct key_type, value_type); \
	KIT_ROWS_MAP(name##_zero, BPF_MAP_TYPE_ARRAY, 0, 1, __u32, value_type);           \
	static __always_inline struct value_type *rows##_row(const struct key_type *key)  \
	{                                                                                 \
		if (kit_live.generation)                                                  \
			return kit_row(&name##_1, key, &name##_zero);                     \
		return kit_row(&name##_0, key, &name##_zero);                             \
	}                                                                                 \
	struct value_type *rows##_row(const struct key_type *key)

/* One value for all processors, to be added to atomically: with many keys these
 * seldom meet, and memory is what the keys need. */
#define KIT_ROWS(name, key_type, value_type) \
	KIT_ROW_ANCHOR(key_type);            \
	KIT_ROWS_OF(name, name, 0, key_type, value_type)

/* A row for each processor that adds to a key, and none before it is needed: for few keys
 * with large values that all processors add to. The processor's number stands behind the
 * key; user space takes it off again. (A per-CPU map asks for memory for all processors at
 * once, and of that the kernel has no more than four pages at hand for who cannot wait:
 * PCPU_EMPTY_POP_PAGES_HIGH in mm/percpu.c.) The key may be the front of that of other rows. */
#define KIT_ROWS_PER_CPU(name, key_type, value_type)                                       \
	KIT_ROW_ANCHOR(key_type);                                                          \
	struct name##_place {                                                              \
		struct key_type key;                                                       \
		__u32 cpu;                                                                 \
	};                                                                                 \
	_Static_assert(sizeof(struct name##_place) == sizeof(struct key_type) + 4, "gaps"); \
	KIT_ROWS_OF(name, name##_place, BPF_F_NO_PREALLOC, name##_place, value_type);      \
	static __always_inline struct value_type *name##_row(const struct key_type *key)   \
	{                                                                                  \
		struct name##_place place = {                                              \
			.key = *key,                                                       \
			.cpu = bpf_get_smp_processor_id(),                                 \
		};                                                                         \
                                                                                           \
		return name##_place_row(&place);                                           \
	}                                                                                  \
	struct value_type *name##_row(const struct key_type *key)

static __always_inline void *kit_row(void *rows, const void *key, void *zeros)
{
	void *row = bpf_map_lookup_elem(rows, key);
	__u32 first = 0;
	void *zero;
	int error = 0; /* see kit_is_first */

	if (row)
		return row;
	zero = bpf_map_lookup_elem(zeros, &first);
	/* Two processors may both find the key missing; the second must not overwrite
	 * what the first has added by then. */
	if (zero)
		error = bpf_map_update_elem(rows, key, zero, BPF_NOEXIST);
	row = bpf_map_lookup_elem(rows, key);
	if (!row && error == -ENOMEM)
		kit_count(no_memory);
	else if (!row)
		kit_count(map_full);
	return row;
}

/* name_row(table, number): the row of a number below KIT_TABLE, in one of a few tables.
 * It is there from the beginning and a processor's own. */
#define KIT_TABLE 1024
#define KIT_TABLES(name, tables, value_type)                                            \
	KIT_ROW_ANCHOR(value_type);                                                     \
	struct name##_table {                                                           \
		struct value_type rows[KIT_TABLE];                                      \
	};                                                                              \
	KIT_ROWS_MAP(name, BPF_MAP_TYPE_PERCPU_ARRAY, 0, tables, __u32, name##_table);  \
	static __always_inline struct value_type *name##_row(__u32 table, __u32 number) \
	{                                                                               \
		struct name##_table *all = bpf_map_lookup_elem(&name, &table);          \
                                                                                        \
		barrier_var(number); /* what was compared, clang would not mask */      \
		return all ? &all->rows[number & (KIT_TABLE - 1)] : NULL;               \
	}                                                                               \
	struct value_type *name##_row(__u32 table, __u32 number)

#endif
