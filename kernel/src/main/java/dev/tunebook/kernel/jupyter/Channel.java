package dev.tunebook.kernel.jupyter;

/** The sockets that messages travel on. */
enum Channel {
    SHELL,
    CONTROL,
    STDIN,
    IOPUB
}
