// The text of React in frames: its parts as the packages have them, for libraries that ask for one of them.
import react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import reactDom from 'react-dom';
import reactDomClient from 'react-dom/client';

export const React = react;
export const ReactDOM = { ...reactDom, ...reactDomClient };
export { jsxRuntime };
