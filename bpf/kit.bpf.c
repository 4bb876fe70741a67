// SPDX-License-Identifier: GPL-2.0 OR MIT
/* The types that user space shares with every object; it is never loaded. */
#include "kit.bpf.h"
#include "endpoint.bpf.h"

KIT_EVENT(kit_head);
struct kit_hist *kit_anchor_kit_hist __attribute__((unused));
