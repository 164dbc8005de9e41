package secrets

// isGibberish says that a value is nothing but letters, and that no words are
// made of them: one in three follows another that it rarely follows. Of eight
// random letters that is so in six of seven cases, and of one word in a hundred.
// A word with a large letter, as in apiKeyName, may follow on anything.
func isGibberish(v []byte) bool {
	pairs, rare := 0, 0
	for i, c := range v {
		if !isLower(c | 0x20) {
			return false
		}
		if i == 0 || isUpper(c) && isLower(v[i-1]) && i+1 < len(v) && isLower(v[i+1]) {
			continue
		}
		pairs++
		if usual[v[i-1]|0x20-'a']&(1<<(c|0x20-'a')) == 0 {
			rare++
		}
	}
	return len(v) >= 8 && 3*rare >= pairs
}

// usual has for each letter those that follow it most often in the words of
// programs and documents: 300 pairs, which are 96 in 100 of those in words, and
// 44 in 100 of those of random letters.
var usual = func() (set [26]uint32) {
	for i, letters := range [...]string{
		"bcdfgiklmnprstuvwy", "aeilorsu", "acdehiklmorstuy", "abdefilmorsu", "abcdefgilmnopqrstuvwx", "adefilorstuy",
		"aceghilnorsu", "aeimortuy", "abcdefglmnoprstvxz", "aes", "aeis", "acdeilostuy", "abeilmopsu",
		"acdefgiklnostuvy", "abcdfgiklmnoprstuvwx", "acefhiloprstu", "u", "abcdefgiklmnoprstuvy", "acefhiklmnopstuwy",
		"acdefghilmnoprstuy", "abcdefgilmnoprst", "aeio", "aehinors", "ceipt", "eimnops", "ae",
	} {
		for _, c := range letters {
			set[i] |= 1 << (c - 'a')
		}
	}
	return set
}()
