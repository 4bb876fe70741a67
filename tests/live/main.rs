//! Tools on this kernel, against workloads with a known number of operations.

mod opensnoop; // each call with exact counts and values, by every plan that works here
