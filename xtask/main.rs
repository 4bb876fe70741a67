//! `cargo xtask JOB`: everything this repository does to itself, one file a job.

mod bench;
mod build;
mod deny;
mod dist;
mod examples;
mod fuzz;
mod host;
mod manual;
mod matrix;
mod new;
mod pages;
mod program;
mod repo;
mod run;
mod setup;
mod shell;
mod test;
mod tidy;
mod vm;
mod vmlinux;

use std::process::ExitCode;
use std::process::Termination;

use clap::Parser;
use clap::Subcommand;

/// The jobs of this repository
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    Setup(setup::Args),
    Build(build::Args),
    Run(run::Args),
    Test(test::Args),
    Tidy(tidy::Args),
    Deny(deny::Args),
    Dist(dist::Args),
    New(new::Args),
    Pages(pages::Args),
    Examples(examples::Args),
    Manual(manual::Args),
    Vmlinux(vmlinux::Args),
    Bench(bench::Args),
    Matrix(matrix::Args),
    Fuzz(fuzz::Args),
    Vm(vm::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().job {
        Job::Setup(args) => setup::run(&args),
        Job::Build(args) => build::run(&args),
        Job::Test(args) => test::run(&args),
        Job::Tidy(args) => tidy::run(&args),
        Job::Deny(args) => deny::run(&args),
        Job::Dist(args) => dist::run(&args),
        Job::New(args) => new::run(&args),
        Job::Pages(args) => pages::run(&args),
        Job::Examples(args) => examples::run(&args),
        Job::Manual(args) => manual::run(&args),
        Job::Vmlinux(args) => vmlinux::run(&args),
        Job::Bench(args) => bench::run(&args),
        Job::Fuzz(args) => fuzz::run(&args),
        Job::Matrix(args) => matrix::run(&args),
        // Their status is that of the command they run.
        Job::Run(args) => return status(run::run(&args), 1),
        Job::Vm(args) => return status(vm::run(&args), vm::FAILED),
    };
    status(done, 1)
}

/// The status of a job: its own, or that of a failure, which is told.
fn status(done: anyhow::Result<impl Termination>, failure: u8) -> ExitCode {
    match done {
        Ok(done) => done.report(),
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(failure)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Cli::command().debug_assert();
    }
}
