// planted: house/named-exports
export default function planted(): string {
  return 'nameless';
}
