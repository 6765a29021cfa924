extension CastPage {
    static let style = """
        :root { --dark: 0; --page: #f4f4f2; --back: #fdfdfb; --text: #24292e; --c0: #24292e; --c1: #b3261e;
          --c2: #1a7f37; --c3: #8a6100; --c4: #0550ae; --c5: #8250df; --c6: #0f6f77; --c7: #6e7781; --c8: #57606a;
          --c9: #a40e26; --c10: #116329; --c11: #633c01; --c12: #0969da; --c13: #6639ba; --c14: #1b7c83; --c15: #8c959f; }
        :root[data-theme="dark"] { --dark: 1; --page: #16181d; --back: #1e2127; --text: #d6d9de; --c0: #5c6370;
          --c1: #f0707a; --c2: #8fce7c; --c3: #e0b568; --c4: #6cb2f5; --c5: #c98be8; --c6: #5cc3cf; --c7: #c8ccd4;
          --c8: #7f8794; --c9: #ff8b94; --c10: #a8e095; --c11: #f0ca85; --c12: #8cc6ff; --c13: #dba6f5; --c14: #7dd6e0;
          --c15: #ffffff; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme]) { --dark: 1; --page: #16181d; --back: #1e2127;
          --text: #d6d9de; --c0: #5c6370; --c1: #f0707a; --c2: #8fce7c; --c3: #e0b568; --c4: #6cb2f5; --c5: #c98be8;
          --c6: #5cc3cf; --c7: #c8ccd4; --c8: #7f8794; --c9: #ff8b94; --c10: #a8e095; --c11: #f0ca85; --c12: #8cc6ff;
          --c13: #dba6f5; --c14: #7dd6e0; --c15: #ffffff; } }
        body { margin: 0; padding: 1rem; background: var(--page); color: var(--text); font-family: sans-serif; }
        pre { margin: 0; padding: .6rem; overflow: auto; background: var(--back); border-radius: .4rem; line-height: 1.25;
          font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace;
          font-size: clamp(7px, calc(94vw / (var(--cols, 80) * .62)), 16px); }
        .keys { display: flex; gap: .6rem; align-items: center; margin: .6rem 0; flex-wrap: wrap; }
        .keys input { flex: 1; min-width: 8rem; }
        #marks { display: flex; flex-direction: column; align-items: flex-start; gap: .2rem; }
        button, select { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--c7);
          border-radius: .3rem; padding: .2rem .6rem; text-align: left; }
        """
}
