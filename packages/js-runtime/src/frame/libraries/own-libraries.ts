import type * as AntdIcons from '@ant-design/icons';
import type * as Antd from 'antd';
import type Dayjs from 'dayjs';
import type * as React from 'react';
import type * as ReactDom from 'react-dom';
import type * as ReactDomClient from 'react-dom/client';
import type { Bridge } from '../bridge';
import { runScript } from './run-script';

/** What the texts in `dist/libs` export. */
interface LibraryExports {
  readonly react: {
    readonly React: typeof React;
    readonly ReactDOM: typeof ReactDom & typeof ReactDomClient;
    readonly jsxRuntime: object;
  };
  readonly dayjs: { readonly dayjs: typeof Dayjs };
  readonly antd: { readonly antd: typeof Antd; readonly locales: Readonly<Record<string, object>> };
  readonly 'antd-icons': { readonly icons: typeof AntdIcons };
}
type Name = keyof LibraryExports;

/** In the order they need each other. */
const NEEDS: Readonly<Record<Name, readonly Name[]>> = {
  react: [],
  dayjs: [],
  antd: ['react', 'dayjs'],
  'antd-icons': ['react'],
};

/** What code must mention to be given a library. */
const MENTIONS: Readonly<Record<Name, RegExp>> = {
  react: /\bReact(DOM)?\b/,
  dayjs: /\bdayjs\b/,
  // `ctx.viewer` opens drawers and dialogs of antd.
  antd: /\b(antd|viewer)\b/,
  'antd-icons': /\bantdIcons\b/,
};
/** Takes libraries by names nobody can see beforehand. */
const ANY = /\blibs\s*\[|\((\s*ctx\s*\.\s*)libs\s*\)/;

/** The libraries of the runtime. They travel as texts over the port: the frame asks no server. */
export class OwnLibraries {
  readonly #bridge: Bridge;
  readonly #loaded = new Map<Name, unknown>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Everything the code mentions. */
  async load(code: string): Promise<void> {
    const names = (Object.keys(NEEDS) as Name[]).filter((name) => MENTIONS[name].test(code) || ANY.test(code));
    const wanted = Object.keys(NEEDS).filter((name) => names.some((other) => other === name || NEEDS[other].includes(name as Name)));
    const texts = await Promise.all(wanted.map((name) => this.#bridge.call<string>('lib.own', { name })));
    for (const [index, name] of wanted.entries()) await this.#run(name as Name, texts[index] ?? '');
  }

  /** @throws Error when the code does not mention it, so that it was not loaded */
  get<Wanted extends Name>(name: Wanted): LibraryExports[Wanted] {
    const found = this.find(name);
    if (found === undefined) throw new Error(`This library is loaded for code that mentions it by its name: ${name}`);
    return found;
  }

  find<Wanted extends Name>(name: Wanted): LibraryExports[Wanted] | undefined {
    return this.#loaded.get(name) as LibraryExports[Wanted] | undefined;
  }

  /** For modules of others that import what is here already. */
  forSpecifier(specifier: string): unknown {
    const react = this.find('react');
    const found: Readonly<Record<string, unknown>> = {
      react: react?.React,
      'react-dom': react?.ReactDOM,
      'react-dom/client': react?.ReactDOM,
      'react/jsx-runtime': react?.jsxRuntime,
      dayjs: this.find('dayjs')?.dayjs,
      antd: this.find('antd')?.antd,
      '@ant-design/icons': this.find('antd-icons')?.icons,
    };
    return found[specifier];
  }

  async #run(name: Name, text: string): Promise<void> {
    const module: { exports: unknown } = { exports: {} };
    const require = (specifier: string): unknown => {
      const found = this.forSpecifier(specifier);
      if (found === undefined) throw new Error(`${name} needs ${specifier}`);
      return found;
    };
    await runScript(text, `mortise/${name}.js`, { module, exports: module.exports, require });
    this.#loaded.set(name, module.exports);
    if (name === 'react') Object.assign(globalThis, { React: this.get('react').React, ReactDOM: this.get('react').ReactDOM });
  }
}
