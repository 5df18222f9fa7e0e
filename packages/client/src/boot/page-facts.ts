/** What the server wrote into the page (`<script type="application/json" id="mortise">`). */
export interface PageFacts {
  /** `/api/` */
  readonly apiBase: string;
}

export function readPageFacts(): PageFacts {
  const text = document.getElementById('mortise')?.textContent;
  return JSON.parse(text ?? '{"apiBase":"/api/"}') as PageFacts;
}
