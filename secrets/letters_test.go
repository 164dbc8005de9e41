package secrets

import "testing"

func TestIsGibberish(t *testing.T) {
	for _, v := range []string{"authorization", "kubernetes", "getUserByName", "XMLHttpRequest", "postgresql", "mysqlclient", "straightforward", "Passwort", "szxKq", "abcdefgh1jk"} {
		if isGibberish([]byte(v)) {
			t.Errorf("%s is made of words or no letters", v)
		}
	}
	const rounds = 4000
	r := newRand()
	for n, least := range map[int]int{8: 80, 12: 85, 16: 90} {
		found := 0
		for range rounds {
			if isGibberish([]byte(letters(r, n))) {
				found++
			}
		}
		t.Logf("%d letters: %d of %d", n, found, rounds)
		if 100*found < least*rounds {
			t.Errorf("%d of %d rows of %d letters were taken for words", rounds-found, rounds, n)
		}
	}
}
