//! What is printed, from events that are made up: no kernel is asked.

mod biolatency; // pictures, JSON and CSV of distributions
mod biosnoop; // table, JSON and CSV; what is not known
mod bpftop; // programs and maps, whose they are; what is not known; hostile names
mod execsnoop; // table, JSON and CSV; arguments that are hostile or cut
mod exitsnoop; // statuses, signals, hostile names
mod filetop; // every kind of file, hostile names
mod fsslower; // each kind of operation, hostile names
mod gethostlatency; // names and addresses, every kind of failure, hostile names
mod help; // every tool's --help
mod holes; // keys, values and records have no padding
mod offcputime; // times by stack in each form
mod opensnoop; // table, JSON and CSV; hostile names in all of them
mod pages; // what each page says that its tool loads and needs
mod profile; // stacks as text, JSON, CSV and folded
mod read_only; // helpers, kernel functions, kinds of programs and maps
mod readme; // its table of tools
mod runqlat; // pictures, JSON and CSV, told apart by numbers and names
mod schemas; // one for each tool; what is printed in JSON is as they say
mod syscount; // rows by call, process and error, with times; what is left out
mod tcpdrop; // with and without reasons, sockets and stacks
mod tcplife; // addresses of both versions, what is unknown
