//go:build unix

package main

import (
	"errors"
	"syscall"
)

func dropPrivileges() error {
	const nobody = 65534
	return errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody))
}
