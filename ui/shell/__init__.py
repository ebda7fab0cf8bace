"""The frame around the tabs: head, foot, menus, help, search, idle lock."""
