/** The same four links in the same place on every page. */
export function PageFooter() {
  return (
    <footer className="gm-footer">
      <a href="/accessibility">Accessibility statement</a>
      <a href="/privacy">Privacy</a>
      <a href="/cookies">Cookies</a>
      <a href="/help">Help</a>
    </footer>
  );
}
