"""Lets modules of the azurerm binding be imported one by one.

The root of the binding imports all of its modules, and Python runs the root before any of them.
A root with nothing in it, put in its place beforehand, leaves out those that the app does not use.
"""

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

_ROOT = "cdktf_cdktf_provider_azurerm"

if _ROOT not in sys.modules:
    sys.modules[_ROOT] = module_from_spec(PathFinder.find_spec(_ROOT))
