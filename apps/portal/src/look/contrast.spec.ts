import { describe, expect, test } from '@jest/globals';

import { theme, variables } from './theme.js';

type Scheme = 'light' | 'dark';

const PANEL = '--lphq-panel';
const PAGE = '--mantine-color-body';

const resolved = variables(theme as Parameters<typeof variables>[0]);

/** The colour that a scheme gives a variable; every one this spec asks for is a hexadecimal one. */
function colour(scheme: Scheme, name: string): string {
  const value = new Map(Object.entries(resolved[scheme])).get(name);
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${scheme} ${name} is ${value}`);
  return value;
}

function shade(name: string, index: number): string {
  const value = theme.colors?.[name]?.[index];
  if (value === undefined) throw new Error(`There is no ${name} ${index}`);
  return value;
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const TEXTS = [
    '--lphq-ink',
    '--mantine-color-dimmed',
    '--mantine-color-placeholder',
    '--mantine-color-anchor',
    '--mantine-color-error',
  ];

  test.each(TEXTS.flatMap((text) => [PANEL, PAGE].map((ground) => [text, ground] as const)))(
    '%s on %s is read by everybody: 4.5 to 1 (WCAG 1.4.3)',
    (text, ground) => {
      expect(contrast(colour(scheme, text), colour(scheme, ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['good', 'wait', 'bad'])('the word of a %s state on its tint is 4.5 to 1', (state) => {
    const [word, tint] = [colour(scheme, `--lphq-${state}`), colour(scheme, `--lphq-${state}-tint`)];
    expect(contrast(word, tint)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([PANEL, PAGE])('the border of a control on %s is seen: 3 to 1 (WCAG 1.4.11)', (ground) => {
    const border = colour(scheme, '--mantine-color-default-border');
    expect(contrast(border, colour(scheme, ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('a button', () => {
  test.each(['harbour', 'red'])('in %s has light words by day and dark words by night, 4.5 to 1', (name) => {
    expect(contrast(shade(name, 7), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shade(name, 3), theme.black ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
