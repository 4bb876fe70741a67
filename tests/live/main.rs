//! Tools on this kernel, against workloads with a known number of operations.

mod biolatency; // on a loop disk: every plan, intervals, queues, split requests
mod biosnoop; // on loop disks: whose each request is, whoever issues it
mod bpftop; // programs that run a known number of times, held in every way
mod execsnoop; // each call, its arguments to the byte, by every plan that works here
mod exitsnoop; // every way to end, threads that end together, who ended first
mod filetop; // reads and writes of known sizes by each call, what is no file
mod fsslower; // slow and fast operations, layers, a frozen file system, by every plan
mod gethostlatency; // each function with exact counts, whatever library it is in
mod offcputime; // waits of known number and length; states, bounds, who waited before
mod opensnoop; // each call with exact counts and values, by every plan that works here
mod profile; // functions of known names that burn time; what has no name; hostile names
mod runqlat; // waits for a processor, as many and as long as the kernel counts
mod syscount; // calls of known numbers by call, process, error; 32-bit calls; 100,000 keys
mod tcpdrop; // packets whose end is known, with the kernel's own reasons
mod tcplife; // both sides of sessions with known bytes, and whose they are

// What every tool must do, shown with opensnoop:
mod command; // `-- COMMAND`: its life, its status, its output
mod confined; // what a running tool has given up
mod containers; // by their names, and who may look these up
mod contract; // records, counts, times, signals
mod cost; // what a run says of its own cost
mod endings; // suspended by a shell, stopped by its terminal; a clock that is set
mod faults; // what is lost is counted; what is missing is named
mod feedback; // who reads the output, what the tool itself costs
mod filters; // who is seen, and who is not
mod floods; // however much comes: a bound of memory
mod grace; // what was under way at the end has ended
mod ledger; // each reason why something is not shown, provoked
mod namespaces; // cgroups, PID namespaces
mod needs; // by every plan: just these capabilities, and each of them taken away
mod output; // files, pipes whose reader leaves, full disks
mod privileges; // capabilities, the kernel's types, mounts
mod refusals; // bad input: status 2 and one sentence
mod remains; // a thousand starts and ends, and what they leave
mod rows; // a whole table is taken out at once
mod self_test; // the doctor tries each tool with known events
mod types; // the kernel's types: a few do what all do
mod unread; // a terminal or a pipe that nobody reads

mod maps; // maps of running tools
mod poison; // no stale memory in what the ring buffer carries
mod slow; // a disk whose reads take a known time
