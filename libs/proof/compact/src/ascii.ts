/**
 * Upper-cases a to z and nothing else. `toUpperCase` would turn `ſ` into `S` and `ı` into `I`, and so let
 * look-alikes pass for letters of ours.
 */
export function asciiUpper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
