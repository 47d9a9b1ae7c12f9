import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FieldValues, useFieldArray, useFormContext } from 'react-hook-form';

import { reveal } from '../forms/reveal.js';
import { useSay } from '../wording/wording.js';

interface ItemsProps {
  /** The list's path in the document. */
  readonly name: string;
  /** The button's words, as “Add a module”. */
  readonly add: string;
  blank(): FieldValues;
  /** What the item at this place is called. */
  what(at: number): string;
  /** The item's fields, below their path. */
  children(path: string, at: number): ReactNode;
}

/** What was taken out last, until it is put back. */
interface TakenOut {
  readonly at: number;
  readonly item: Readonly<Record<string, unknown>>;
  readonly what: string;
}

/** Where the focus goes once a change is drawn: a button of an item, or of the list. */
interface Aim {
  readonly at: number;
  readonly button: 'up' | 'down' | 'first' | 'back' | 'add';
}

/**
 * A list of the document whose items are added, taken out, put back and moved by buttons alone. The focus stays with
 * what was moved, goes to the first field of what was added, and to the way back after taking out.
 */
export function Items({ name, add, blank, what, children }: ItemsProps) {
  const { fields, append, insert, remove, move } = useFieldArray({ name });
  const { getValues } = useFormContext();
  const [gone, setGone] = useState<TakenOut | null>(null);
  const { box, aim } = useAim();
  const put = (at: number, to: number) => {
    move(at, to);
    aim({ at: to, button: to < at ? 'up' : 'down' });
  };
  const takeOut = (at: number) => {
    const item = structuredClone(getValues(`${name}.${at}`) as Record<string, unknown>);
    setGone({ at, item, what: what(at) });
    remove(at);
    aim({ at, button: 'back' });
  };
  const putBack = () => {
    if (gone === null) return;
    const at = Math.min(gone.at, fields.length);
    insert(at, gone.item, { shouldFocus: false });
    setGone(null);
    aim({ at, button: 'first' });
  };
  return (
    <Stack gap="md" ref={box}>
      {fields.map(({ id }, at) => (
        <Fieldset key={id} legend={what(at)} data-at={at}>
          <Stack gap="sm">
            {children(`${name}.${at}`, at)}
            <ItemActs
              what={what(at)}
              up={at > 0 ? () => put(at, at - 1) : null}
              down={at < fields.length - 1 ? () => put(at, at + 1) : null}
              remove={() => takeOut(at)}
            />
          </Stack>
        </Fieldset>
      ))}
      <ListActs
        add={add}
        gone={gone?.what ?? null}
        onAdd={() => {
          append(blank(), { shouldFocus: false });
          aim({ at: fields.length, button: 'first' });
        }}
        onBack={putBack}
      />
    </Stack>
  );
}

interface ListActsProps {
  readonly add: string;
  /** What was taken out last. */
  readonly gone: string | null;
  onAdd(): void;
  onBack(): void;
}

function ListActs({ add, gone, onAdd, onBack }: ListActsProps) {
  const say = useSay();
  return (
    <Group gap="sm">
      <Button variant="default" size="compact-md" data-act="add" onClick={onAdd}>
        {add}
      </Button>
      {gone === null ? null : (
        <Button variant="subtle" size="compact-md" data-act="back" onClick={onBack}>
          {say('portal.programme.put-back', { what: gone })}
        </Button>
      )}
    </Group>
  );
}

interface ItemActsProps {
  readonly what: string;
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  remove(): void;
}

function ItemActs({ what, up, down, remove }: ItemActsProps) {
  const say = useSay();
  const button = (act: string, words: string, name: string, onClick: (() => void) | null) => (
    <Button
      variant="subtle"
      size="compact-sm"
      data-act={act}
      aria-label={name}
      disabled={onClick === null}
      onClick={() => onClick?.()}
    >
      {words}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('up', say('portal.programme.up'), say('portal.programme.up-what', { what }), up)}
      {button('down', say('portal.programme.down'), say('portal.programme.down-what', { what }), down)}
      {button(
        'remove',
        say('portal.programme.remove'),
        say('portal.programme.remove-what', { what }),
        remove,
      )}
    </Group>
  );
}

/** Puts the focus where it is aimed at, once what changed is drawn. */
function useAim() {
  const box = useRef<HTMLDivElement>(null);
  const [aimed, aim] = useState<Aim | null>(null);
  useEffect(() => {
    if (aimed !== null && box.current !== null) reveal(placeOf(box.current, aimed));
  }, [aimed]);
  return { box, aim };
}

function placeOf(box: HTMLElement, { at, button }: Aim): HTMLElement | null {
  const item = box.querySelector<HTMLElement>(`:scope > [data-at="${at}"]`);
  switch (button) {
    case 'first':
      return item?.querySelector<HTMLElement>('input, select, textarea') ?? null;
    case 'back':
    case 'add':
      return box.querySelector<HTMLElement>(`:scope > * > [data-act="${button}"]`);
    case 'up':
    case 'down':
      return movedButton(item, button);
  }
}

/** The item's own buttons come last in it, after those of the lists that it holds; at the end of the list the other way is left. */
function movedButton(item: HTMLElement | null, button: 'up' | 'down'): HTMLElement | null {
  const last = (act: string) =>
    [...(item?.querySelectorAll<HTMLButtonElement>(`[data-act="${act}"]`) ?? [])].at(-1) ?? null;
  const wanted = last(button);
  return wanted === null || wanted.disabled ? last(button === 'up' ? 'down' : 'up') : wanted;
}
