import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { eventually } from '../harness/eventually.js';
import { arrived, follow } from './arrived.js';

/** With what somebody works a page. Both find a control by what is written on it; neither calls it by script. */
export interface Hands {
  /** Presses a button or follows a link. */
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Ticks a box or takes one of several. */
  mark(box: Locator): Promise<void>;
  /** Takes the line of a list that begins so. */
  choose(list: Locator, line: string): Promise<void>;
  /** Leaves a dialog undone; `cancel` is its button for that. */
  leave(dialog: Locator, cancel: Locator): Promise<void>;
}

export class Mouse implements Hands {
  async press(control: Locator): Promise<void> {
    await follow(control);
  }

  async write(field: Locator, text: string): Promise<void> {
    await field.fill(text);
  }

  async mark(box: Locator): Promise<void> {
    await box.check();
  }

  async choose(list: Locator, line: string): Promise<void> {
    await list.selectOption({ label: await wholeLine(list, line) });
  }

  async leave(dialog: Locator, cancel: Locator): Promise<void> {
    await cancel.click();
    await dialog.waitFor({ state: 'detached' });
  }
}

/** More than any page of a story has stops, or any list lines. */
const MOST_KEYS = 100;
/** Pixels of the ring round what has the focus (WCAG 2.4.13). */
const THINNEST_RING = 2;

/**
 * Keys and nothing else: Tab and Shift+Tab from where the focus is, arrows, Enter, Space and Escape. Whatever is used
 * must show that it has the focus, in sight and uncovered (WCAG 2.1.1, 2.4.7, 2.4.11).
 */
export class Keyboard implements Hands {
  constructor(private readonly page: Page) {}

  async press(control: Locator): Promise<void> {
    await this.reaches(control);
    await this.page.keyboard.press('Enter');
    await arrived(this.page);
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reaches(field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
    expect(await field.inputValue()).toBe(text);
  }

  async mark(box: Locator): Promise<void> {
    await this.reaches(box);
    if (!(await box.isChecked())) await this.page.keyboard.press('Space');
    expect(await eventually(() => box.isChecked(), Boolean)).toBe(true);
  }

  async choose(list: Locator, line: string): Promise<void> {
    const wanted = await wholeLine(list, line);
    await this.reaches(list);
    const chosen = () => list.evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.label);
    for (let keys = 0; keys < MOST_KEYS && (await chosen()) !== wanted; keys += 1)
      await this.page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe(wanted);
  }

  async leave(dialog: Locator): Promise<void> {
    await this.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }

  /** Moves the focus stop by stop until the control has it, and sees that it has. */
  private async reaches(control: Locator): Promise<void> {
    await control.waitFor();
    for (let keys = 0; ; keys += 1) {
      const key = await control.evaluate(keyTowards);
      if (key === null) break;
      if (keys === MOST_KEYS) throw new Error(`No key leads to ${String(control)}.`);
      await this.page.keyboard.press(key);
    }
    const { ring, isUncovered } = await eventually(
      () => control.evaluate(lookOf),
      (look) => look.ring >= THINNEST_RING && look.isUncovered,
    );
    const seen = { control: String(control), hasRing: ring >= THINNEST_RING, isUncovered };
    expect(seen).toEqual({ control: String(control), hasRing: true, isUncovered: true });
  }
}

/** The list’s line that begins so, once it is there. */
async function wholeLine(list: Locator, beginning: string): Promise<string> {
  const lines = list.locator('option');
  const texts = await eventually(
    () => lines.allTextContents(),
    (all) => all.some((text) => text.startsWith(beginning)),
  );
  return texts.find((text) => text.startsWith(beginning)) ?? beginning;
}

/** Runs in the page: the key that brings the focus nearer to the control; null where the control has it. */
function keyTowards(control: Element): string | null {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'Tab';
  if (at === control) return null;
  const isBehind = (control.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const [one, other] = [at, control].map((box) =>
    box.matches('[type=radio]') ? box.getAttribute('name') : null,
  );
  if (one !== null && one === other) return isBehind ? 'ArrowUp' : 'ArrowDown';
  return isBehind ? 'Shift+Tab' : 'Tab';
}

/** Runs in the page: how thick a ring stands round the control or its frame, and whether nothing lies over it. */
function lookOf(control: Element): { ring: number; isUncovered: boolean } {
  const frames = [control, control.parentElement ?? control].map((box) => getComputedStyle(box));
  const rings = frames.map(({ outlineStyle, outlineWidth }) =>
    outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
  );
  const { x, y, width, height } = control.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return { ring: Math.max(...rings), isUncovered: control.contains(top) };
}
