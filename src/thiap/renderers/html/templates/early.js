// Before the first paint: controls that need a script become visible, the chosen theme holds.
document.documentElement.className = "js";
try {
  const theme = localStorage.getItem("thiap:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* a browser without storage shows the system's theme */ }
