//! Tools on this kernel, against workloads with a known number of operations.

mod biolatency; // on a loop disk: every plan, intervals, queues, split requests
mod opensnoop; // each call with exact counts and values, by every plan that works here
