package buildcontext

func parsePodman(data []byte) []Pattern { return nil }
