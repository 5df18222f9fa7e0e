/** Has the browser save what is at an address; the page stays. */
export function saveFrom(address: string): void {
  save(address, '');
}

/** Has it save what has come already. */
export function saveBlob(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  save(address, name);
  URL.revokeObjectURL(address);
}

function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
