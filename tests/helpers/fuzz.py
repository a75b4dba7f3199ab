"""Real files spoilt at random: bytes flipped, cut off, doubled, spliced with another file, or with what trips readers."""

import random
from collections.abc import Iterator

TRIPS = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\t", b"\r", b"\n\n", b'"', b"'", b"[[", b"]]", b"{", b"}", b"=", b"#",
    b"-1", b"1e999", b"NaN", b"99999999999999999999999", b"true", b"null", b"[]", b"{}", b'""', b"(", b")*", b"+", b"*", b"|", b"\\",
    b"@", b"<s>", b"</p>", b"%c", b"&", b"!", b"{0,0}", b"{3,1}", b"[", b"(?P<x", b"\xc2\xb2",
]  # fmt: skip


def spoilt(rng: random.Random, seeds: list[bytes]) -> Iterator[bytes]:
    """Spoil one of the seeds after another, without an end."""
    while True:
        data = bytearray(rng.choice(seeds))
        for _ in range(rng.choice([1, 1, 1, 2, 4, 16])):
            a, b = sorted(rng.randrange(len(data) + 1) for _ in range(2))
            short = a, min(b, a + rng.randrange(1, 30))
            match rng.randrange(7):
                case 0 if data:
                    data[min(a, len(data) - 1)] ^= 1 << rng.randrange(8)
                case 1:
                    del data[b:]
                case 2:
                    del data[slice(*short)]
                case 3:
                    data[a:a] = data[slice(*short)] * rng.randrange(1, 4)
                case 4:
                    other = rng.choice(seeds)
                    data[a:] = other[rng.randrange(len(other) + 1) :]
                case _:
                    data[slice(*short) if rng.random() < 0.3 else slice(a, a)] = rng.choice(TRIPS)
        yield bytes(data)
