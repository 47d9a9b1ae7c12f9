// planted: house/named-exports
const planted = 'nameless';

export { planted as default };
