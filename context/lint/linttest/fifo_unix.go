//go:build unix

package linttest

import "syscall"

func mkfifo(file string) error { return syscall.Mkfifo(file, 0o644) }
