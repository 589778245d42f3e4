"""The commands, one file each; every module has a click command named `command` and is imported only when called."""
