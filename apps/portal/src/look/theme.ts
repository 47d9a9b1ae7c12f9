import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Ink of deep water: what can be pressed. Light text on 7, dark text on 3. */
const harbour: MantineColorsTuple = [
  '#eef6f8',
  '#d9eaef',
  '#b4d6df',
  '#8ec5d6',
  '#63aac0',
  '#3f8ba3',
  '#2b6c82',
  '#1f5266',
  '#18414f',
  '#102c37',
];

/** Paper and lamplight, the neutral tones of the light scheme. */
const gray: MantineColorsTuple = [
  '#faf7f2',
  '#f3eee6',
  '#e8e0d5',
  '#d9cfc1',
  '#b9ad9d',
  '#8b7f6f',
  '#655b4e',
  '#544b41',
  '#413a32',
  '#2a2520',
];

/** The same room at night. */
const dark: MantineColorsTuple = [
  '#f3eee6',
  '#d9d1c6',
  '#bdb3a6',
  '#958a7c',
  '#5c544a',
  '#423c35',
  '#2f2a25',
  '#24201c',
  '#1b1815',
  '#131110',
];

const red: MantineColorsTuple = [
  '#fdf1ef',
  '#fbe0dc',
  '#f5bdb5',
  '#ffb3a8',
  '#e07a6c',
  '#c4503f',
  '#a83826',
  '#8a2416',
  '#6c1b10',
  '#4a120a',
];

const green: MantineColorsTuple = [
  '#eef7f0',
  '#d8eedd',
  '#b1dcbb',
  '#9be3b0',
  '#57a972',
  '#2f8a4f',
  '#1b6d38',
  '#0b5d2a',
  '#084a21',
  '#053417',
];

const amber: MantineColorsTuple = [
  '#fdf6e8',
  '#f9e8c4',
  '#f2d18a',
  '#ffd591',
  '#d79a3a',
  '#b0761c',
  '#8a5a10',
  '#6b4300',
  '#553500',
  '#3a2400',
];

/**
 * The look of the portal: calm, official, warm. Every pair used together is 4.5:1 or better and every border of a
 * control 3:1, in both schemes (look/contrast.spec.ts); no colour means anything without a word beside it.
 */
export const theme = createTheme({
  colors: { harbour, gray, dark, red, green, amber },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  // The kit reckons the words on a filled button for the light scheme alone.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colours, color: 'var(--lphq-on-filled)' } : colours;
  },
  black: '#24201c',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Open Sans', sans-serif",
  // In dark, links and words differ too little for colour to tell them apart.
  components: { Anchor: { defaultProps: { underline: 'always' } } },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.75rem', lineHeight: '1.25' } } },
});

/** What the kit takes from variables of its own, said in our tones. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': gray[0],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--mantine-color-anchor': harbour[7],
    '--mantine-color-default-border': gray[5],
    '--lphq-panel': '#ffffff',
    '--lphq-on-filled': '#ffffff',
    '--lphq-line': gray[2],
    '--lphq-ink': '#24201c',
    '--lphq-accent': '#a14e1a',
    '--lphq-good': green[7],
    '--lphq-good-tint': green[0],
    '--lphq-wait': amber[7],
    '--lphq-wait-tint': amber[0],
    '--lphq-bad': red[7],
    '--lphq-bad-tint': red[0],
  },
  dark: {
    '--mantine-color-body': dark[8],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': red[3],
    '--mantine-color-anchor': harbour[3],
    '--mantine-color-default-border': dark[3],
    '--lphq-panel': dark[7],
    '--lphq-on-filled': dark[9],
    '--lphq-line': dark[5],
    '--lphq-ink': dark[0],
    '--lphq-accent': '#f0a878',
    '--lphq-good': green[3],
    '--lphq-good-tint': '#17291d',
    '--lphq-wait': amber[3],
    '--lphq-wait-tint': '#2e2616',
    '--lphq-bad': red[3],
    '--lphq-bad-tint': '#331b1d',
  },
});
