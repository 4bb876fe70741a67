// SPDX-License-Identifier: GPL-2.0 OR MIT
/* The types that user space shares with every object; it is never loaded. */
#include "kit.bpf.h"
#include "apart.bpf.h"
#include "endpoint.bpf.h"
#include "stacks.bpf.h"

KIT_EVENT(kit_head);
struct kit_hist *kit_anchor_kit_hist __attribute__((unused));
struct kit_sum *kit_anchor_kit_sum __attribute__((unused));
KIT_EVENT(kit_stack_record);
struct kit_stacks_config *kit_anchor_kit_stacks_config __attribute__((unused));
struct kit_apart_key *kit_anchor_kit_apart_key __attribute__((unused));
