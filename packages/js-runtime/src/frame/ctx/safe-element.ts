import DOMPurify from 'dompurify';

const WRITES = new Set<PropertyKey>(['innerHTML', 'outerHTML']);

/** The element itself, but HTML written into it is cleaned: records of others may stand in it. `__el` is the bare element. */
export function safeElement(element: HTMLElement): HTMLElement {
  return new Proxy(element, {
    get(target, key) {
      if (key === '__el') return target;
      if (key === 'appendChild') return (child: Node | string) => append(target, child);
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, key, value) => Reflect.set(target, key, WRITES.has(key) ? DOMPurify.sanitize(String(value)) : value, target),
  });
}

function append(target: HTMLElement, child: Node | string): Node {
  if (child instanceof Node) return target.appendChild(child);
  target.insertAdjacentHTML('beforeend', DOMPurify.sanitize(child));
  return target.lastChild ?? target;
}
