import fc from 'fast-check';

import { decodeBase32, encodeBase32, normaliseBase32 } from '#proof/compact';

/** What somebody may put into a text: letters of every alphabet of ours, and what separates, pads and breaks. */
const LETTERS = 'ABCMXYZabcxyz0189-_.=\n +/';

/** Changed copies of a token: letters and pieces changed, or any one bit of what its parts stand for. */
export function mutantsOfToken(jwt: string): fc.Arbitrary<string> {
  const parts = jwt.split('.').map((part) => Buffer.from(part, 'base64url'));
  const flipped = fc
    .tuple(fc.nat({ max: parts.length - 1 }), fc.nat())
    .map(([which, bit]) =>
      parts
        .map((part, place) =>
          Buffer.from(place === which ? withBitFlipped(part, bit) : part).toString('base64url'),
        )
        .join('.'),
    );
  return fc.oneof({ weight: 3, arbitrary: mutantsOfText(jwt) }, { weight: 1, arbitrary: flipped });
}

/** Changed copies of a compact proof. In the other letter case it is the same proof: that is no mutant. */
export function mutantsOfProof(proof: string): fc.Arbitrary<string> {
  const bytes = decodeBase32(proof);
  if (bytes === null) throw new Error('This proof cannot be read.');
  const flipped = fc.nat().map((bit) => encodeBase32(withBitFlipped(bytes, bit)));
  return fc
    .oneof({ weight: 3, arbitrary: mutantsOfText(proof) }, { weight: 1, arbitrary: flipped })
    .filter((mutant) => normaliseBase32(mutant) !== proof);
}

/** One letter changed, one put in, a piece cut out or a piece doubled; never the text itself. */
function mutantsOfText(text: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: text.length - 1 });
  const letter = fc.constantFrom(...LETTERS);
  const placed = fc.tuple(at, letter);
  const piece = fc.tuple(at, at).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
  return fc
    .oneof(
      placed.map(([place, one]) => text.slice(0, place) + one + text.slice(place + 1)),
      placed.map(([place, one]) => text.slice(0, place) + one + text.slice(place)),
      piece.map(([from, to]) => text.slice(0, from) + text.slice(to)),
      piece.map(([from, to]) => text.slice(0, to) + text.slice(from)),
    )
    .filter((mutant) => mutant !== text);
}

function withBitFlipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = bit % (bytes.length * 8);
  copy[place >> 3]! ^= 1 << (place & 7);
  return copy;
}
