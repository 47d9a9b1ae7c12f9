import { isIPv6 } from 'node:net';

/**
 * The network that an address belongs to when attempts are counted: an IPv4 address itself, the /64 of an IPv6
 * address, since whoever has one address there has them all. An IPv4 address in an IPv6 coat is the IPv4 address.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight groups; `URL` writes every spelling in one, with hexadecimal groups and one `::` at most. */
function groupsOf(address: string): readonly number[] {
  const [unzoned = ''] = address.split('%');
  const [head = '', tail = ''] = new URL(`http://[${unzoned}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail].map((part) =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)),
  ) as [number[], number[]];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
